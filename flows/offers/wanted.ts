import type { Intent } from '../../nlu/intents.ts'
import type { Incoming } from '../engine/incoming.ts'
import type { Session, World } from '../engine/types.ts'

const OFFERED = /^(?:offers?(?::|-|$)|theme:training|mean:(?:training|incubator|announcements)$)/
const INTENTS: ReadonlySet<Intent> = new Set<Intent>(['training', 'incubator', 'announcements'])

/** Whether a turn may speak of what is open for registration: only then it is read. What is asked of an offer talked about is, too. */
export function wantsOffers({ topic }: Session, event: Incoming, world: World): boolean {
  if (event.kind === 'choice') return OFFERED.test(event.id) || (topic.also !== undefined && INTENTS.has(topic.also))
  if (event.kind !== 'text') return false
  const { intent, also } = world.understand(event.text)
  return topic.offer !== undefined || (intent !== null && INTENTS.has(intent)) || (also !== null && INTENTS.has(also))
}
