import type { Db } from '../../prisma/client.ts'
import { fileMissed, filesBefore, knownFiles } from '../../prisma/store/media.ts'
import type { MediaStore } from './store.ts'

export type Sweeping = {
  now: Date
  /** Days a file is kept after it was sent. */
  days: number
  /** Only counts, removes nothing. */
  dryRun?: boolean
}
/** How many files were, or would be, removed: those whose time is over, and those no message knows any more. */
export type Swept = { old: number; stray: number }

const DAY_MS = 24 * 3600 * 1000
/** A file this young may belong to a turn that is being kept just now. */
const YOUNG_MS = 3600 * 1000
const AT_ONCE = 200

/** Removes files whose time is over, and those left behind by a conversation that was erased or by a crash. May be run at any time, and twice. */
export async function sweepFiles(db: Db, store: MediaStore, { now, days, dryRun = false }: Sweeping): Promise<Swept> {
  const old = await sweepOld(db, store, new Date(now.getTime() - days * DAY_MS), dryRun)
  return { old, stray: await sweepStray(db, store, new Date(now.getTime() - YOUNG_MS), dryRun) }
}

async function sweepOld(db: Db, store: MediaStore, before: Date, dryRun: boolean): Promise<number> {
  if (dryRun) return (await filesBefore(db, before, Number.MAX_SAFE_INTEGER)).length
  let count = 0
  for (let ids = await filesBefore(db, before, AT_ONCE); ids.length > 0; ids = await filesBefore(db, before, AT_ONCE)) {
    for (const id of ids) {
      await store.remove(id)
      await fileMissed(db, id, 'removed')
    }
    count += ids.length
  }
  return count
}

async function sweepStray(db: Db, store: MediaStore, before: Date, dryRun: boolean): Promise<number> {
  let count = 0
  const look = async (ids: readonly string[]) => {
    const known = await knownFiles(db, ids)
    const stray = ids.filter(id => !known.has(id))
    if (!dryRun) for (const id of stray) await store.remove(id)
    count += stray.length
  }
  const batch: string[] = []
  for await (const { id, at } of store.list()) {
    if (at < before) batch.push(id)
    if (batch.length === AT_ONCE) await look(batch.splice(0))
  }
  await look(batch)
  return count
}
