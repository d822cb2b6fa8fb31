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

const CHOSEN = /^(?:news(?:-|:|$)|announcements-stop$|file-export$|mean:(?:announcements|stop_messages|privacy_data)$)/
const WANTED: readonly (Intent | undefined)[] = ['announcements', 'stop_messages', 'privacy_data']

/** The flow that shows somebody all that is kept of them. */
const SHOWN = 'file-export'

/** Whether a turn may speak of what one is told of: only then it is read. */
export function wantsNews({ topic, at }: Session, event: Incoming, world: World): boolean {
  if (at?.flow === SHOWN) return true
  if (event.kind === 'choice') return CHOSEN.test(event.id) || WANTED.includes(topic.also)
  if (event.kind !== 'text') return false
  const heard = world.understand(event.text)
  const { intent, also, command } = heard
  if (WANTED.includes(intent ?? undefined) || WANTED.includes(also ?? undefined)) return true
  if (at !== null) return command?.do === 'cancel' && command.stops
  return heard.asksToLeave && heard.topics.length > 0
}
