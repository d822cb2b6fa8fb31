import type { Intent } from '../../nlu/intents.ts'
import { ALWAYS } from './say.ts'
import type { Answer, Reply, Session, Situation, Topic } from './types.ts'

type Intents = ReadonlyMap<string, Answer>

/** A message that asks two things is answered both, the main one first, unless a form is open: there it would surprise. */
export function withSecond(now: Situation, first: Reply | null, intents: Intents): Reply | null {
  const also = now.heard?.also
  return first && also && !now.session.at ? joined(now, first, also, intents) : first
}

/** The choice made answers the first question; now the second, which waited for it, is answered too. */
export function withWaiting(now: Situation, first: Reply | null, waiting: Intent | undefined, intents: Intents): Reply | null {
  if (!first || !waiting || now.session.at || leavesIt(now)) return first
  return joined({ ...now, heard: null }, first, waiting, intents)
}

/** The session without the second question, and that question when a choice has just answered the first. */
export function apartFromWaiting(session: Session): { session: Session; waiting: Intent | undefined } {
  const { also: waiting, ...topic } = session.topic
  return { session: waiting ? { ...session, topic } : session, waiting }
}

// the menu, a person, “something else”: another matter
const leavesIt = ({ event }: Situation): boolean =>
  event.kind === 'choice' && (event.id === 'none' || ALWAYS.some(({ id }) => id === event.id))

function joined(now: Situation, first: Reply, also: Intent, intents: Intents): Reply {
  const topic: Topic = first.topic ?? now.session.topic
  const second = intents.get(also)?.({ ...now, session: { ...now.session, topic } })
  const opensForm = second?.at !== undefined && second.at !== null
  if (!second || (second.says.length === 0 && !opensForm) || (!first.asks && sameWords(first, second))) return first
  if (first.at) return second.asks || opensForm ? first : questionLast(first, second)
  if (!first.asks) return oneAfterTheOther(first, second, topic)
  return second.asks || opensForm ? { ...first, topic: { ...topic, also } } : questionLast(first, second)
}

const oneAfterTheOther = (first: Reply, second: Reply, topic: Topic): Reply => ({
  ...first,
  ...second,
  does: [...(first.does ?? []), ...(second.does ?? [])],
  says: [...unoffered(first), ...second.says],
  topic: { ...topic, ...second.topic },
})

// what can be said at once is said, so that the question stands last with its options
const questionLast = (first: Reply, second: Reply): Reply => ({
  ...second,
  ...first,
  does: [...(second.does ?? []), ...(first.does ?? [])],
  says: [...unoffered(second), ...first.says],
  ...(second.topic || first.topic ? { topic: { ...second.topic, ...first.topic } } : {}),
})

const unoffered = ({ says }: Reply) => says.map(said => ({ ...said, choices: [] }))

const sameWords = (one: Reply, other: Reply): boolean => one.says.map(said => said.key).join() === other.says.map(said => said.key).join()
