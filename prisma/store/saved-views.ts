import { randomUUID } from 'node:crypto'
import type { Db } from '../client.ts'

/** Filters of a list somebody gave a name to; `query` is that of its address, without the question mark. */
export type SavedView = { id: string; name: string; query: string }

/** So many a person; more would be a list to search itself. */
export const MOST_VIEWS = 12

/** The views of one person, by name. */
export const savedViews = (db: Db, staffId: string): Promise<SavedView[]> =>
  db.savedView.findMany({ where: { staffId }, select: { id: true, name: true, query: true }, orderBy: { name: 'asc' } })

/** Keeps a view under a name, in the place of the one that had it. False when there are too many. */
export function keepView(db: Db, staffId: string, name: string, query: string): Promise<boolean> {
  return db.$transaction(async tx => {
    const others = await tx.savedView.count({ where: { staffId, name: { not: name } } })
    if (others >= MOST_VIEWS) return false
    const where = { staffId_name: { staffId, name } }
    await tx.savedView.upsert({ where, create: { id: randomUUID(), staffId, name, query }, update: { query } })
    return true
  })
}

/** Takes a view away. Null when this person has none of that id. */
export async function dropView(db: Db, staffId: string, id: string): Promise<SavedView | null> {
  const view = await db.savedView.findFirst({ where: { id, staffId }, select: { id: true, name: true, query: true } })
  if (view) await db.savedView.deleteMany({ where: { id, staffId } })
  return view
}
