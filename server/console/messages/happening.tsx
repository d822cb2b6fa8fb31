import type { EventDetail } from '../../../bot/desk/index.ts'
import { numbersInOrder } from '../../../locales/left-to-right.ts'
import { centreName } from '../centres.ts'
import type { Ask } from '../page.ts'
import { clockDate, clockTime } from '../when.tsx'
import type { Happened, Noted } from './fold.ts'
import { Lock } from './icons.tsx'
import { At } from './since.tsx'
import { byOf, wordFor } from './words.ts'

/** Something that happened to the case, in one quiet line. */
export const Happening = ({ ask, event }: { ask: Ask; event: Happened }) => (
  <p class="happening">
    {sentenceOf(ask, event)} · <At ask={ask} at={event.at} />
    {event.detail.why && event.detail.why !== 'silent' && event.detail.why !== 'idle' && (
      <q class="why" dir="auto">
        {event.detail.why}
      </q>
    )}
  </p>
)

function sentenceOf(ask: Ask, { event, by, detail }: Happened): string {
  const { words } = ask
  const who = byOf(ask, by)
  if (event === 'opened' || event === 'raised') return words(`event.${event}`, { reason: wordFor(ask, 'reason', detail.reason ?? 'asked') })
  if (event === 'transferred') return words('event.transferred', { who, to: receiverOf(ask, detail) })
  if (event === 'referred') return words('event.referred', { who, to: receiverOf(ask, detail) })
  if (event === 'snoozed')
    return detail.until
      ? words('event.snoozed', { who, until: { code: instant(ask, detail.until) } })
      : words('event.snoozed-reply', { who })
  if (event === 'released') return detail.why === 'silent' ? words('event.released-silent') : words('event.released', { who })
  if (event === 'handed-back') return detail.why === 'idle' ? words('event.handed-back-idle') : words('event.handed-back', { who })
  if (event === 'rated') return words('event.rated', { rating: wordFor(ask, 'rating', String(detail.rating ?? '')) })
  if (event === 'unclaimed' || event === 'woken' || event === 'transcribed') return words(`event.${event}`)
  return words(`event.${event}`, { who })
}

const receiverOf = (ask: Ask, { to, centre }: EventDetail): string =>
  to ?? (centre === undefined ? ask.words('inbox.shared') : centreName(ask, centre))

const instant = ({ parts: { clock } }: Ask, until: string): string =>
  `${clockDate(clock, new Date(until))} ${clockTime(clock, new Date(until))}`

/** What a colleague noted: no channel ever reads it, and it looks like nothing else. */
export const Note = ({ ask, note }: { ask: Ask; note: Noted }) => (
  <article class="bubble note" aria-label={ask.words('note.title')}>
    <p class="bubble-who">
      <Lock />
      <strong>{ask.words('note.title')}</strong> · <bdi>{byOf(ask, note.by)}</bdi> · <At ask={ask} at={note.at} />
    </p>
    <p class="words" dir="auto">
      {numbersInOrder(note.text)}
    </p>
  </article>
)
