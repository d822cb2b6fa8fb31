import type { Db, Tx } from '../client.ts'

/** A phrasing staff taught. */
export type Taught = { intent: string; variety: string; text: string }

/** Keeps a message that was not understood, already folded and masked. */
export const keepMiss = (tx: Tx, miss: { conversationId: string; text: string; locale: string; at: Date }) =>
  tx.miss.create({ data: miss, select: { id: true } })

/** What was not understood of one conversation lately, oldest first. */
export async function missesOf(tx: Tx, conversationId: string, limit: number): Promise<string[]> {
  const rows = await tx.miss.findMany({ where: { conversationId }, orderBy: { id: 'desc' }, take: limit, select: { text: true } })
  return rows.map(({ text }) => text).reverse()
}

/** The latest messages nobody understood, newest first. */
export async function recentMisses(db: Db, limit: number): Promise<string[]> {
  const rows = await db.miss.findMany({ orderBy: { id: 'desc' }, take: limit, select: { text: true } })
  return rows.map(({ text }) => text)
}

/** Keeps a phrasing, once, and lets go of the misses it explains. */
export async function teach(db: Db, taught: Taught, explained: readonly string[], at: Date): Promise<void> {
  const { intent, text } = taught
  await db.$transaction([
    db.phrasing.upsert({ where: { intent_text: { intent, text } }, create: { ...taught, at }, update: taught }),
    db.miss.deleteMany({ where: { text: { in: [...explained] } } }),
  ])
}

/** All that was taught, oldest first. */
export const readTaught = (db: Db): Promise<Taught[]> =>
  db.phrasing.findMany({ orderBy: { id: 'asc' }, select: { intent: true, variety: true, text: true } })
