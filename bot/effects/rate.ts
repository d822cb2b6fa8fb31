import { rate as keep } from '../../prisma/store/handovers.ts'
import type { Effect } from './index.ts'

export const rate: Effect<'rate'> = (tx, { handover, rating }, { at }) => keep(tx, handover, rating, at)
