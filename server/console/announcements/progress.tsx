import type { Reported } from '../../../bot/announcements/index.ts'
import { mayLead } from '../../../bot/announcements/sight.ts'
import { RECIPIENT_STATES } from '../../../flows/announcements/announcement.ts'
import type { Progress as Row } from '../../../prisma/store/announcement-progress.ts'
import { wordFor } from '../messages/words.ts'
import type { Ask } from '../page.ts'
import type { One } from './one.tsx'
import { announcementAddress, numberOf, reasonWord } from './words.ts'

const GOING: readonly string[] = ['freezing', 'sending']
/** Which channels tell what became of a message, and which of these whether it was read. */
const TELLS: { readonly [channel: string]: boolean | undefined } = { whatsapp: true, 'whatsapp-web': true }

/**
 * How far it is, and what became of it. While it goes on, what is within asks for itself anew; as another state is another element, an answer
 * that comes late finds nothing to change.
 */
export const Progress = ({ ask, one }: { ask: Ask; one: One }) => {
  const { id, state } = one.announcement
  const again = { 'hx-get': `${announcementAddress(id)}?seen=${state}`, 'hx-trigger': 'every 2s', 'hx-swap': 'innerHTML' }
  return (
    <section id={`progress-${state}`} class="card" aria-labelledby="progress-title" {...(GOING.includes(state) && again)}>
      <HowFar ask={ask} reported={one} />
    </section>
  )
}

/** What is within. */
export function HowFar({ ask, reported: { announcement, progress, echo } }: { ask: Ask; reported: Reported }) {
  const of = (...states: readonly string[]) => progress.reduce((sum, { state, people }) => sum + (states.includes(state) ? people : 0), 0)
  const total = of('queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'cancelled')
  const done = total - of('queued', 'sending')
  const known = progress.length === 0 || progress.some(({ channel }) => TELLS[channel])
  return (
    <>
      <h2 id="progress-title">{ask.words('announce.progress')}</h2>
      <progress class="bulk-progress" value={done} max={Math.max(total, 1)} aria-label={ask.words('announce.progress')} />
      <p role="status">{ask.words('announce.done-of', { done: numberOf(done), total: numberOf(total) })}</p>
      <dl class="announce-figures">
        <Figure label={ask.words('announce.figure.told')} value={of('sent', 'delivered', 'read')} />
        <Figure label={ask.words('announce.figure.delivered')} value={known ? of('delivered', 'read') : null} />
        <Figure label={ask.words('announce.figure.read')} value={known ? of('read') : null} />
        <Figure label={ask.words('announce.figure.answered')} value={echo.answered} />
        <Figure label={ask.words('announce.figure.registered')} value={echo.registered} />
        <Figure label={ask.words('announce.figure.opted-out')} value={echo.optedOut} />
      </dl>
      <Untold ask={ask} progress={progress} />
      <Reasons ask={ask} progress={progress} />
      {mayLead(ask.staff, announcement.centre) && (
        <p>
          <a class="btn export-link" href={`${announcementAddress(announcement.id)}/people.csv`}>
            {ask.words('announce.csv')}
          </a>
        </p>
      )}
    </>
  )
}

// a number that is not known is no zero
function Untold({ ask, progress }: { ask: Ask; progress: readonly Row[] }) {
  const silent = [...new Set(progress.map(({ channel }) => channel))].filter(channel => !TELLS[channel])
  if (silent.length === 0) return null
  return (
    <p class="quiet">
      {ask.words('announce.not-known', { channels: silent.map(channel => wordFor(ask, 'channel', channel)).join(' · ') })}
    </p>
  )
}

const Figure = ({ label, value }: { label: string; value: number | null }) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <bdi>{value === null ? '—' : numberOf(value)}</bdi>
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
            {reason !== null && <> – {reasonWord(ask, reason)}</>}
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
