import type { Intent } from '../../nlu/intents.ts'
import type { Incoming } from '../engine/incoming.ts'
import type { Session, World } from '../engine/types.ts'

/** What somebody asked to be told of: topics by their keys, and whether they stopped all of it since. */
export type News = { topics: readonly string[]; stopped: boolean }
export const NO_NEWS: News = { topics: [], stopped: false }

/** How somebody came to be told. */
export type How = 'menu' | 'words'

export type NewsAction =
  /** Be told of these topics from now on; whoever had stopped is told of these alone. */
  { kind: 'subscribe'; topics: readonly string[]; how: How } | { kind: 'unsubscribe'; topics: readonly string[] }

const CHOSEN = /^(?:news(?:-|:|$)|mean:announcements$)/
const WANTED: Intent = 'announcements'

/** Whether a turn may speak of what one is told of: only then it is read. */
export function wantsNews({ topic }: Session, event: Incoming, world: World): boolean {
  if (event.kind === 'choice') return CHOSEN.test(event.id) || topic.also === WANTED
  if (event.kind !== 'text') return false
  const { intent, also } = world.understand(event.text)
  return intent === WANTED || also === WANTED
}
