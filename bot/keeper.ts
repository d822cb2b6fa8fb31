import type { Db } from '../prisma/client.ts'
import { type DecidedTurn, isClash, type Kept, keepTurns } from '../prisma/store/turns.ts'
import { carryOut } from './effects/index.ts'
import { together } from './together.ts'

/** Keeps a turn; resolves once it is safe on disk. */
export type Keep = (turn: DecidedTurn) => Promise<Kept>

/** Together they stay within the parameters a statement may have. */
const MOST = 64

/** Writes turns to the database, those that wait together. A turn that does more than speak goes alone, so that its refusal undoes only itself. */
export function createKeeper(db: Db): Keep {
  const keep = together((turns: readonly DecidedTurn[]) => keepTurns(db, turns, carryOut), { most: MOST, alone: doesMoreThanSpeak })
  return turn =>
    keep(turn).catch((error: unknown) => {
      if (isClash(error)) return 'overtaken'
      throw error
    })
}

const doesMoreThanSpeak = ({ actions }: DecidedTurn) => actions.some(({ kind }) => kind !== 'say')
