import type { Action, Say } from '../../flows/engine/types.ts'
import type { CarryOut } from '../../prisma/store/turns.ts'
import { handOver } from './hand-over.ts'

type Done = Exclude<Action, Say>
/** Does what one kind of action asks for, inside the turn's transaction. */
export type Effect<K extends Done['kind']> = (
  tx: Parameters<CarryOut>[0],
  action: Extract<Done, { kind: K }>,
  turn: Parameters<CarryOut>[2],
) => Promise<void>

// a new kind of action does not compile until it has an effect
const effects: { [K in Done['kind']]: Effect<K> } = { 'hand-over': handOver }

export const carryOut: CarryOut = (tx, action, turn) => effects[action.kind](tx, action, turn)
