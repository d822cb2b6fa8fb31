import { randomUUID } from 'node:crypto'
import { mayLead, mayWrite } from '../../../bot/announcements/sight.ts'
import { type Deed, may, PASSING } from '../../../flows/announcements/announcement.ts'
import { Field } from '../fields.tsx'
import { AskFirst, Form, PostButton } from '../form.tsx'
import { wordFor } from '../messages/words.ts'
import type { Ask } from '../page.ts'
import type { One } from './one.tsx'
import { announcementAddress } from './words.ts'

type Props = { ask: Ask; one: One }

/** What may be done with an announcement now, the next step first. */
export function Next({ ask, one }: Props) {
  const { announcement, second } = one
  const { state, centre, author, id } = announcement
  const [writes, leads] = [mayWrite(ask.staff, centre), mayLead(ask.staff, centre)]
  if (!writes) return null
  const waits = state === 'submitted' && leads && second && author?.id === ask.staff.id
  return (
    <section class="card announce-next">
      <h2>{ask.words('announce.next')}</h2>
      {waits && <p class="notice">{ask.words('announce.second-needed')}</p>}
      <div class="actions">
        {may('submit', state) && <Do ask={ask} one={one} deed="submit" primary />}
        {leads && !waits && may('approve', state) && <Do ask={ask} one={one} deed="approve" primary />}
        {leads && may('pause', state) && <Do ask={ask} one={one} deed="pause" primary />}
        {leads && may('resume', state) && <Do ask={ask} one={one} deed="resume" primary />}
        {leads && may('unschedule', state) && <Do ask={ask} one={one} deed="unschedule" />}
        {leads && may('retry', state) && failures(one) > 0 && <Do ask={ask} one={one} deed="retry" primary />}
        {may('withdraw', state) && <Do ask={ask} one={one} deed="withdraw" />}
        {may('edit', state) && (
          <a class="btn" href={`${announcementAddress(id)}/edit`}>
            {ask.words('announce.edit')}
          </a>
        )}
        <a class="btn" href={`${announcementAddress('new')}?from=${id}`}>
          {ask.words('announce.again')}
        </a>
      </div>
      {leads && may('retry', state) && unknown(one) > 0 && (
        <p class="quiet">{ask.words('announce.retry-unknown', { count: unknown(one) })}</p>
      )}
      {leads && may('schedule', state) && <Send ask={ask} one={one} />}
      {may('edit', state) && <ToMyself ask={ask} one={one} />}
      {leads && may('cancel', state) && (
        <AskFirst label={ask.words('announce.deed.cancel')} why={ask.words('announce.cancel-why')}>
          <PostButton ask={ask} action={`${announcementAddress(id)}/act`} values={seen(one, 'cancel')} class="btn btn-danger">
            {ask.words('announce.cancel-yes')}
          </PostButton>
        </AskFirst>
      )}
    </section>
  )
}

const failedFor = ({ progress }: One, reasons: readonly string[]): number =>
  progress.reduce((sum, { state, reason, people }) => sum + (state === 'failed' && reasons.includes(reason ?? '') ? people : 0), 0)
const failures = (one: One) => failedFor(one, PASSING)
// whom a crash or a cut left in doubt may have been told
const unknown = (one: One) => failedFor(one, ['unknown'])

const seen = ({ announcement }: One, deed: Deed) => ({
  deed,
  version: String(announcement.version),
  state: announcement.state,
})

type DoProps = Props & { deed: 'submit' | 'approve' | 'pause' | 'resume' | 'unschedule' | 'retry' | 'withdraw'; primary?: boolean }

const Do = ({ ask, one, deed, primary = false }: DoProps) => (
  <PostButton
    ask={ask}
    action={`${announcementAddress(one.announcement.id)}/act`}
    values={seen(one, deed)}
    class={primary ? 'btn btn-primary' : 'btn'}
  >
    {ask.words(`announce.deed.${deed}`)}
  </PostButton>
)

const Send = ({ ask, one }: Props) => (
  <div class="announce-send">
    <AskFirst label={ask.words('announce.deed.start')} why={ask.words('announce.start-why')} calm>
      <PostButton ask={ask} action={`${announcementAddress(one.announcement.id)}/act`} values={seen(one, 'start')} class="btn btn-primary">
        {ask.words('announce.start-yes')}
      </PostButton>
    </AskFirst>
    <Form ask={ask} action={`${announcementAddress(one.announcement.id)}/act`} class="announce-line">
      {Object.entries(seen(one, 'schedule')).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field ask={ask} name="date" label={ask.words('announce.date')} type="date" required />
      <Field ask={ask} name="time" label={ask.words('announce.time')} type="time" value="10:00" required />
      <button type="submit" class="btn">
        {ask.words('announce.deed.schedule')}
      </button>
    </Form>
  </div>
)

// to oneself first: on whatever channels one has shown to be one's own
const ToMyself = ({ ask, one }: Props) => (
  <details class="more" open={one.announcement.state !== 'scheduled'}>
    <summary>{ask.words('announce.to-myself')}</summary>
    {one.mine.length > 0 && (
      <>
        <p>{ask.words('announce.mine', { channels: one.mine.map(channel => wordFor(ask, 'channel', channel)).join(' · ') })}</p>
        <PostButton ask={ask} action={`${announcementAddress(one.announcement.id)}/try`} values={{ key: randomUUID() }}>
          {ask.words('announce.try')}
        </PostButton>
      </>
    )}
    <p class="quiet">{ask.words('announce.code-why')}</p>
    <PostButton ask={ask} action={`${announcementAddress(one.announcement.id)}/code`}>
      {ask.words('announce.code')}
    </PostButton>
  </details>
)
