import type { Db } from '../prisma/client.ts'
import { type DecidedTurn, isClash, type Kept, keepTurns } from '../prisma/store/turns.ts'
import { carryOut } from './effects/index.ts'
import { together } from './together.ts'

/** Keeps a turn; resolves once it is safe on disk. */
export type Keep = (turn: DecidedTurn) => Promise<Kept>

/** Together they stay within the parameters a statement may have. */
const MOST = 64

/** Writes turns to the database, those that wait together. When one spoils it for all, nothing is kept and each is written by itself. */
export function createKeeper(db: Db): Keep {
  const keep = together((turns: readonly DecidedTurn[]) => keepTurns(db, turns, carryOut), { most: MOST })
  return turn =>
    keep(turn).catch((error: unknown) => {
      if (isClash(error)) return 'overtaken'
      throw error
    })
}
