import { openHandover } from '../../prisma/store/handovers.ts'
import type { Effect } from './index.ts'

export const handOver: Effect<'hand-over'> = (tx, { reason, urgent }, turn) => openHandover(tx, { ...turn, reason, urgent })
