import { keepOptOut } from '../../prisma/store/opt-outs.ts'
import type { Effect } from './index.ts'

/** No announcement any more, from this turn on. */
export const optOut: Effect<'opt-out'> = (tx, _, { conversationId, at, session }) =>
  keepOptOut(tx, { conversationId, at, how: 'words', after: session.topic.announcement ?? null })
