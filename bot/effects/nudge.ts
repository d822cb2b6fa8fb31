import { nudge as tell } from '../../prisma/store/handovers.ts'
import type { Effect } from './index.ts'

export const nudge: Effect<'nudge'> = (tx, _, { conversationId, at }) => tell(tx, conversationId, at)
