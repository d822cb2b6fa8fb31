import type { Db } from '../prisma/client.ts'
import type { CarryOut } from '../prisma/store/decided.ts'
import { Refused } from '../prisma/store/refused.ts'
import { type DecidedTurn, isClash, type Kept, keepTurns } from '../prisma/store/turns.ts'
import { foreseen } from './appointments/foresee.ts'
import type { News, NewsDesk } from './desk/news.ts'
import { together } from './together.ts'

/** Keeps a turn; resolves once it is safe on disk. */
export type Keep = (turn: DecidedTurn) => Promise<Kept>

/** Together they stay within the parameters a statement may have. */
const MOST = 128

/** To be safe on disk costs a millisecond, however many are written: in a crowd each waits this long for others. */
const GATHER_MS = 4

/** Writes turns to the database, those that wait together. When one spoils it for all, nothing is kept and each is written by itself. */
export function createKeeper(db: Db, carryOut: CarryOut, news?: Pick<NewsDesk, 'tell'>): Keep {
  const keep = together((turns: readonly DecidedTurn[]) => keepTurns(db, turns, carryOut, foreseen), { most: MOST, gatherMs: GATHER_MS })
  return async turn => {
    const kept = await keep(turn).catch((error: unknown): Kept => {
      if (error instanceof Refused) return { refused: error.reason }
      if (isClash(error)) return 'overtaken'
      throw error
    })
    if (kept === 'kept' && news) for (const each of newsOf(turn)) news.tell(each)
    return kept
  }
}

/** What staff may want to know of a turn: something was said, and a person is called or waited for. */
function newsOf({ standing, actions }: DecidedTurn): News[] {
  const { id: conversationId, centre } = standing
  const calls = actions.filter(action => action.kind === 'hand-over')
  const urgent = calls.some(call => call.urgent)
  const told = { conversationId, centre, asked: standing.asked || calls.length > 0, ...(urgent && { urgent }) }
  const moved = actions.some(({ kind }) => kind === 'hand-over' || kind === 'nudge' || kind === 'rate')
  return [{ ...told, kind: 'message' }, ...(moved ? [{ ...told, kind: 'handover' } as const] : [])]
}
