import type { CarryOut, Alone as Done } from '../../prisma/store/decided.ts'
import type { Keys } from '../keys.ts'
import { answered } from './answered.ts'
import { book, cancel, come, hold, letGo, move, wait } from './appointment.ts'
import { claimTest } from './claim-test.ts'
import { correct, failedCheck, forget, takeSeat, withdraw } from './file.ts'
import { handOver } from './hand-over.ts'
import { miss } from './miss.ts'
import { opine } from './opine.ts'
import { optOut } from './opt-out.ts'
import { rate } from './rate.ts'
import { register } from './register.ts'
import { listened, spoken } from './spoken.ts'
import { subscribe, unsubscribe } from './subscribe.ts'

/** Does what one kind of action asks for, inside the turn's transaction. */
export type Effect<K extends Done['kind']> = (
  tx: Parameters<CarryOut>[0],
  action: Extract<Done, { kind: K }>,
  turn: Parameters<CarryOut>[2] & { keys: Keys },
) => Promise<void>

// a new kind of action does not compile until it has an effect
const effects: { [K in Done['kind']]: Effect<K> } = {
  'hand-over': handOver,
  miss,
  spoken,
  listened,
  rate,
  register,
  correct,
  withdraw,
  'take-seat': takeSeat,
  forget,
  'failed-check': failedCheck,
  hold,
  'let-go': letGo,
  book,
  'move-appointment': move,
  'cancel-appointment': cancel,
  come,
  'wait-for-seat': wait,
  answered,
  'opt-out': optOut,
  opine,
  'claim-test': claimTest,
  subscribe,
  unsubscribe,
}

/** Does what actions ask for; what identifies a person is sealed with `keys`. */
export const carryOutWith =
  (keys: Keys): CarryOut =>
  (tx, action, turn) =>
    // TypeScript cannot see that the effect found by an action's kind takes that very action
    (effects[action.kind] as Effect<Done['kind']>)(tx, action as never, { ...turn, keys })
