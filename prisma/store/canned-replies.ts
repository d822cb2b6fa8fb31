import { z } from 'zod'
import type { Prisma } from '../../generated/sqlite/client.ts'
import type { Words } from '../../locales/locale.ts'
import type { Db, Tx } from '../client.ts'
import { FILE } from './canned-files.ts'
import type { KeptFile } from './media.ts'

/** A ready answer: what is typed after the slash, its words in the four varieties, and the file that goes with them. `centre` null: for all. */
export type CannedReply = { id: string; shortcut: string; centre: string | null; texts: Words; file: KeptFile | null }

const words = z.object({ ar: z.string(), ary: z.string(), 'ary-Latn': z.string(), fr: z.string() })
type Row = Prisma.CannedReplyGetPayload<{ include: typeof WITH_FILE }>
const WITH_FILE = { file: { select: FILE } } as const
const replyOf = ({ id, shortcut, centre, texts, file }: Row): CannedReply => ({
  id,
  shortcut,
  centre,
  texts: words.parse(texts),
  file: file as KeptFile | null,
})

const ORDER = [{ position: 'asc' }, { id: 'asc' }] satisfies Prisma.CannedReplyOrderByWithRelationInput[]

/** The ready answers of some centres and those of all, in their order. */
export async function readCannedReplies(db: Db | Tx, centres: readonly string[]): Promise<CannedReply[]> {
  const rows = await db.cannedReply.findMany({
    where: { OR: [{ centre: null }, { centre: { in: [...centres] } }] },
    orderBy: ORDER,
    include: WITH_FILE,
  })
  return rows.map(replyOf)
}

export async function findCannedReply(db: Db | Tx, id: string): Promise<CannedReply | null> {
  const row = await db.cannedReply.findUnique({ where: { id }, include: WITH_FILE })
  return row && replyOf(row)
}

/** Adds a ready answer, last, or changes one. Returns false when its shortcut is taken where it is to be used. */
export async function keepCannedReply(tx: Tx, { id, shortcut, centre, texts }: Omit<CannedReply, 'file'>): Promise<boolean> {
  const taken = await tx.cannedReply.count({
    where: { shortcut, id: { not: id }, ...(centre !== null && { OR: [{ centre: null }, { centre }] }) },
  })
  if (taken > 0) return false
  const { _max } = await tx.cannedReply.aggregate({ _max: { position: true } })
  const data = { shortcut, centre, texts: { ...texts } }
  await tx.cannedReply.upsert({ where: { id }, create: { id, position: (_max.position ?? 0) + 1, ...data }, update: data })
  return true
}

export async function removeCannedReply(tx: Tx, id: string): Promise<void> {
  await tx.cannedReply.deleteMany({ where: { id } })
}

/** Puts a ready answer before or after another. Nothing happens where one of them is gone. */
export async function moveCannedReply(tx: Tx, id: string, where: 'before' | 'after', other: string): Promise<void> {
  const rows = await tx.cannedReply.findMany({ orderBy: ORDER, select: { id: true, position: true } })
  const moved = rows.find(row => row.id === id)
  const rest = rows.filter(row => row.id !== id)
  const at = rest.findIndex(row => row.id === other)
  if (!moved || at < 0) return
  const ordered = rest.toSpliced(where === 'before' ? at : at + 1, 0, moved)
  for (const [position, row] of ordered.entries())
    if (row.position !== position) await tx.cannedReply.update({ where: { id: row.id }, data: { position } })
}
