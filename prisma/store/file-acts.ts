import type { Db, Tx } from '../client.ts'
import { type CarryOut, carryOutAll, type Decided, moveOn, queueReplies } from './decided.ts'
import { Refused } from './refused.ts'
import { isClash } from './turns.ts'

class Overtaken extends Error {}

/** What became of something done with a file: kept; decided on a state that has changed since; or no place is left. */
export type FileActKept = 'kept' | 'overtaken' | 'no-place-left'

/**
 * Does something with a file and keeps what its owner is told of it, in one transaction: all or nothing. `change` answers false
 * when what it was decided on is no longer so.
 */
export async function keepFileAct(
  db: Db,
  change: (tx: Tx) => Promise<boolean>,
  turn: Decided | null,
  carryOut: CarryOut,
): Promise<FileActKept> {
  try {
    await db.$transaction(async tx => {
      if (turn && (await moveOn(tx, [turn])).length === 0) throw new Overtaken()
      if (!(await change(tx))) throw new Overtaken()
      if (!turn) return
      await queueReplies(tx, [turn])
      await carryOutAll(tx, [turn], new Map(), carryOut)
    })
    return 'kept'
  } catch (error) {
    if (error instanceof Refused) return 'no-place-left'
    if (error instanceof Overtaken || isClash(error)) return 'overtaken'
    throw error
  }
}
