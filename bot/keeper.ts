import type { Db } from '../prisma/client.ts'
import { type DecidedTurn, isClash, type Kept, keepTurns } from '../prisma/store/turns.ts'
import { carryOut } from './effects/index.ts'

/** Keeps a turn; resolves once it is safe on disk. */
export type Keep = (turn: DecidedTurn) => Promise<Kept>

type Waiting = { turn: DecidedTurn; settle(kept: Promise<Kept>): void }

/** Turns that wait while others are being written; together they stay within the parameters a statement may have. */
const TOGETHER = 64

/**
 * Writes turns to the database, one transaction at a time: those that arrive while one is under way go together in the
 * next, so that a disk that needs a moment for each does not slow a crowd. Nothing waits when nobody else writes.
 * A turn that does more than speak goes alone, so that its refusal undoes only itself.
 */
export function createKeeper(db: Db): Keep {
  let waiting: Waiting[] = []
  let writing = false

  async function write(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      const batch = nextBatch(waiting)
      waiting = waiting.slice(batch.length)
      await keepBatch(db, batch)
    }
    writing = false
  }

  return turn =>
    new Promise((resolve, reject) => {
      waiting.push({ turn, settle: kept => void kept.then(resolve, reject) })
      if (!writing) void write()
    })
}

const speaksOnly = ({ turn }: Waiting) => turn.actions.every(({ kind }) => kind === 'say')

function nextBatch(waiting: readonly Waiting[]): readonly Waiting[] {
  const end = waiting.findIndex(each => !speaksOnly(each))
  return end === 0 ? waiting.slice(0, 1) : waiting.slice(0, Math.min(TOGETHER, end < 0 ? TOGETHER : end))
}

async function keepBatch(db: Db, batch: readonly Waiting[]): Promise<void> {
  const turns = batch.map(({ turn }) => turn)
  try {
    const kept = await keepTurns(db, turns, carryOut)
    for (const [i, { settle }] of batch.entries()) settle(Promise.resolve(kept[i] as Kept))
  } catch (error) {
    // one of them spoilt it for all, and nothing was kept: each is tried by itself
    if (batch.length > 1) for (const one of batch) await keepBatch(db, [one])
    else batch[0]?.settle(isClash(error) ? Promise.resolve('overtaken') : Promise.reject(error))
  }
}
