import type { CarryOut, Alone as Done } from '../../prisma/store/decided.ts'
import { handOver } from './hand-over.ts'
import { miss } from './miss.ts'
import { rate } from './rate.ts'

/** Does what one kind of action asks for, inside the turn's transaction. */
export type Effect<K extends Done['kind']> = (
  tx: Parameters<CarryOut>[0],
  action: Extract<Done, { kind: K }>,
  turn: Parameters<CarryOut>[2],
) => Promise<void>

// a new kind of action does not compile until it has an effect
const effects: { [K in Done['kind']]: Effect<K> } = { 'hand-over': handOver, miss, rate }

// TypeScript cannot see that the effect found by an action's kind takes that very action
export const carryOut: CarryOut = (tx, action, turn) => (effects[action.kind] as Effect<Done['kind']>)(tx, action as never, turn)
