import { mayLead } from '../../../bot/announcements/sight.ts'
import { RECIPIENT_STATES } from '../../../flows/announcements/announcement.ts'
import type { Progress as Row } from '../../../prisma/store/announcement-progress.ts'
import type { Ask } from '../page.ts'
import type { One } from './one.tsx'
import { announcementAddress, numberOf, reasonWord } from './words.ts'

const GOING: readonly string[] = ['freezing', 'sending']

/** How far it is, and what became of it; as long as it goes on it asks for itself anew. */
export function Progress({ ask, one }: { ask: Ask; one: One }) {
  const { announcement, progress, echo } = one
  const of = (...states: readonly string[]) => progress.reduce((sum, { state, people }) => sum + (states.includes(state) ? people : 0), 0)
  const total = of('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'cancelled')
  const done = total - of('queued', 'sending')
  const address = announcementAddress(announcement.id)
  return (
    <section
      id="progress"
      class="card"
      {...(GOING.includes(announcement.state) && {
        'hx-get': address,
        'hx-trigger': 'every 2s',
        'hx-select': '#progress',
        'hx-swap': 'outerHTML',
      })}
    >
      <h2>{ask.words('announce.progress')}</h2>
      <progress class="bulk-progress" value={done} max={Math.max(total, 1)} aria-label={ask.words('announce.progress')} />
      <p role="status">{ask.words('announce.done-of', { done: numberOf(done), total: numberOf(total) })}</p>
      <dl class="announce-figures">
        <Figure label={ask.words('announce.figure.told')} value={of('sent', 'delivered', 'read')} />
        <Figure label={ask.words('announce.figure.delivered')} value={of('delivered', 'read')} />
        <Figure label={ask.words('announce.figure.read')} value={of('read')} />
        <Figure label={ask.words('announce.figure.answered')} value={echo.answered} />
        <Figure label={ask.words('announce.figure.registered')} value={echo.registered} />
        <Figure label={ask.words('announce.figure.opted-out')} value={echo.optedOut} />
      </dl>
      <Reasons ask={ask} progress={progress} />
      {mayLead(ask.staff, announcement.centre) && (
        <p>
          <a class="btn export-link" href={`${address}/people.csv`}>
            {ask.words('announce.csv')}
          </a>
        </p>
      )}
    </section>
  )
}

const Figure = ({ label, value }: { label: string; value: number }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <bdi>{numberOf(value)}</bdi>
    </dd>
  </div>
)

/** Who was not told, and why. */
function Reasons({ ask, progress }: { ask: Ask; progress: readonly Row[] }) {
  const rows = RECIPIENT_STATES.flatMap(state => (['failed', 'excluded', 'cancelled'].includes(state) ? merged(progress, state) : []))
  return rows.length === 0 ? null : (
    <ul class="announce-reasons">
      {rows.map(({ state, reason, people }) => (
        <li key={`${state} ${reason}`}>
          <span class="grow">
            {ask.words(`announce.recipient.${state}` as 'announce.recipient.failed')}
            {reason !== null && <> : {reasonWord(ask, reason)}</>}
          </span>
          <bdi>{numberOf(people)}</bdi>
        </li>
      ))}
    </ul>
  )
}

// the channels together
function merged(progress: readonly Row[], state: string): Omit<Row, 'channel'>[] {
  const sums = new Map<string | null, number>()
  for (const row of progress) if (row.state === state) sums.set(row.reason, (sums.get(row.reason) ?? 0) + row.people)
  return [...sums].map(([reason, people]) => ({ state, reason, people }))
}
