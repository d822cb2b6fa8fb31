import { form } from '../engine/form.ts'
import type { Question } from '../engine/form-spec.ts'
import { phrase, say } from '../engine/say.ts'
import type { Choice } from '../engine/types.ts'

const RATINGS: readonly (Choice & { rating: number })[] = [
  { id: 'rating:3', label: phrase('satisfaction.good'), emoji: '🙂', rating: 3 },
  { id: 'rating:2', label: phrase('satisfaction.fair'), emoji: '😐', rating: 2 },
  { id: 'rating:1', label: phrase('satisfaction.poor'), emoji: '🙁', rating: 1 },
]

const rating: Question<number> = {
  choices: () => RATINGS.map(({ id, label, emoji }) => ({ id, label, ...(emoji && { emoji }) })),
  read({ event, heard }) {
    const chosen = event.kind === 'choice' ? RATINGS.find(({ id }) => id === event.id)?.rating : undefined
    const said = heard?.intent === 'yes' ? 3 : heard?.intent === 'no' ? 1 : undefined
    const value = chosen ?? said
    return value === undefined ? null : { value }
  },
}

/** Which hand-over is spoken of: known from the start, never asked. */
const handover: Question<string> = { read: () => null, needed: () => false }

/** How it went, asked once when a person has dealt with something. Whoever says anything else is not asked again. */
export const satisfaction = form({
  id: 'satisfaction',
  version: 1,
  once: true,
  questions: { handover, rating },
  known: ({ event }) => (event.kind === 'resolved' ? { handover: event.handover } : {}),
  done: ({ handover, rating }) => ({ does: [{ kind: 'rate', handover, rating }], says: [say('satisfaction.thanks')] }),
})
