import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { FileState } from '../../flows/preregister/files.ts'
import {
  bulkProgress,
  dropOldBulks,
  findBulk,
  keepBulk,
  keepOutcome,
  leaseBulk,
  nextItems,
  releaseBulk,
  setBulkState,
  waitingBulks,
  wasMovedBy,
} from '../../prisma/store/bulks.ts'
import { findActing } from '../../prisma/store/staff.ts'
import type { Acting } from '../desk/acting.ts'
import { errorName } from '../error-name.ts'
import type { Log } from '../log.ts'
import { type FileRefusal, type Move, type MovingParts, move } from './moving.ts'

export type BulkState = 'looked' | 'running' | 'over' | 'stopped' | 'broken'
/** How far a change of many files is. `named`: those that were not changed, and why; only the first where they are many. */
export type Progress = {
  state: BulkState
  total: number
  changed: number
  refused: number
  named: readonly { reference: string; refusal: FileRefusal }[]
}

/** Changes of many files: each is kept before it begins, and goes on after a restart. Each is seen by who began it. */
export type Bulks = {
  /** Keeps what would be done with which files, in their order. Returns its id. */
  look(who: Acting, references: readonly string[], wanted: Move): Promise<string>
  /** Begins what was looked at; false when there is no such thing for this person, or it was begun already. */
  begin(who: Acting, id: string): Promise<boolean>
  of(who: Acting, id: string): Promise<Progress | null>
  /** Stops after the file it is at; what was done stays done. */
  stop(who: Acting, id: string): Promise<void>
  /** Goes on with what a restart interrupted, and forgets what is old. */
  resume(): Promise<void>
  /** Leaves what is under way, for whoever comes next. */
  close(): Promise<void>
}

const AT_ONCE = 20
const LEASE_MS = 30_000
const refusalOf = z.looseObject({ refused: z.string() })

export function createBulks(parts: MovingParts & { log: Pick<Log, 'error'> }): Bulks {
  const { db, clock } = parts
  const running = new Map<string, Promise<void>>()
  let closing = false

  function start(id: string): void {
    if (closing || running.has(id)) return
    running.set(
      id,
      run(id)
        .catch(async (error: unknown) => {
          parts.log.error({ error: errorName(error) }, 'a change of many files broke')
          await setBulkState(db, id, 'running', 'broken')
        })
        .finally(() => running.delete(id)),
    )
  }

  // leased piece by piece: whoever dies in the middle has it for half a minute more
  async function run(id: string): Promise<void> {
    let mine: Date | null = null
    while (!closing) {
      const now = clock.now()
      const until: Date = new Date(now.getTime() + LEASE_MS)
      if (!(await leaseBulk(db, id, now, until, mine))) return
      mine = until
      if (!(await some(id))) return
    }
    if (mine) await releaseBulk(db, id, mine)
  }

  /** Does the next of them; false when none is left, or nobody may do them any more. */
  async function some(id: string): Promise<boolean> {
    const bulk = await findBulk(db, id)
    const who = bulk && (await findActing(db, bulk.staffId))
    const items = await nextItems(db, id, AT_ONCE)
    if (!bulk || !who || items.length === 0) {
      await setBulkState(db, id, 'running', who ? 'over' : 'stopped')
      return false
    }
    const wanted = { to: bulk.to as FileState, reason: bulk.reason }
    for (const { place, reference } of items) {
      if (closing || (await findBulk(db, id))?.state !== 'running') break
      await keepOutcome(db, id, place, await outcomeOf(parts, who, reference, wanted, bulk.createdAt))
    }
    return true
  }

  const own = async (who: Acting, id: string) => {
    const bulk = await findBulk(db, id)
    return bulk?.staffId === who.id ? bulk : null
  }
  return {
    async look(who, references, { to, reason }) {
      const id = randomUUID()
      await keepBulk(db, { id, staffId: who.id, to, reason, createdAt: clock.now() }, [...new Set(references)])
      return id
    },
    async begin(who, id) {
      if (!(await own(who, id)) || !(await setBulkState(db, id, 'looked', 'running'))) return false
      start(id)
      return true
    },
    async of(who, id) {
      const bulk = await own(who, id)
      if (!bulk) return null
      const { named, ...counts } = await bulkProgress(db, id)
      return {
        state: bulk.state as BulkState,
        ...counts,
        named: named.map(({ reference, outcome }) => ({
          reference,
          refusal: refusalOf.parse(JSON.parse(outcome ?? '')) as FileRefusal,
        })),
      }
    },
    async stop(who, id) {
      if (await own(who, id)) await setBulkState(db, id, 'running', 'stopped')
    },
    async resume() {
      const now = clock.now()
      await dropOldBulks(db, now)
      for (const { id } of await waitingBulks(db, now)) start(id)
    },
    async close() {
      closing = true
      await Promise.all(running.values())
    },
  }
}

// killed after the file was moved and before that was noted, it is found moved: its owner is not told twice
async function outcomeOf(parts: MovingParts, who: Acting, reference: string, wanted: Move, since: Date): Promise<string> {
  const outcome = await move(parts, who, reference, wanted)
  if (!('refused' in outcome)) return 'done'
  const isThere = outcome.refused === 'not-from-here' && outcome.state === wanted.to
  return isThere && (await wasMovedBy(parts.db, reference, wanted.to, who.id, since)) ? 'done' : JSON.stringify(outcome)
}
