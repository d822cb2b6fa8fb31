import { z } from 'zod'
import type { Db, Tx } from '../client.ts'

const CODE = 'test-code:'
const PLACES = 'test-places:'
const codeSchema = z.object({ staffId: z.string(), until: z.coerce.date() })
const placesSchema = z.array(z.string())
/** One on each channel, and one to spare. */
const MOST = 5

/** A code by which somebody of the staff shows which conversations are their own, for tests. An older one is no longer any. */
export async function keepTestCode(db: Db, code: string, staffId: string, until: Date): Promise<void> {
  const value = JSON.stringify({ staffId, until })
  await db.$transaction([
    db.setting.deleteMany({ where: { key: { startsWith: CODE }, value: { contains: JSON.stringify(staffId) } } }),
    db.setting.upsert({ where: { key: CODE + code }, create: { key: CODE + code, value }, update: { value } }),
  ])
}

/** A conversation in which a code was written is that person's. A code counts once; one that is none, or too old, changes nothing. */
export async function claimTestPlace(tx: Tx, code: string, conversationId: string, now: Date): Promise<void> {
  const row = await tx.setting.findUnique({ where: { key: CODE + code } })
  const found = row && codeSchema.safeParse(JSON.parse(row.value))
  if (!found?.success || found.data.until < now) return
  await tx.setting.delete({ where: { key: CODE + code } })
  const key = PLACES + found.data.staffId
  const value = JSON.stringify([conversationId, ...(await known(tx, key)).filter(id => id !== conversationId)].slice(0, MOST))
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

/** Where somebody of the staff is sent what they try out: their conversations that are still there, one a channel, the latest. */
export async function testPlaces(
  db: Db,
  staffId: string,
): Promise<{ id: string; channel: string; centre: string | null; asked: boolean }[]> {
  const ids = await known(db, PLACES + staffId)
  const rows = await db.conversation.findMany({
    where: { id: { in: ids } },
    select: { id: true, channel: true, centre: true, askedAt: true },
  })
  const latest = new Map([...ids].reverse().flatMap(id => rows.filter(row => row.id === id).map(row => [row.channel, row] as const)))
  return [...latest.values()].map(({ askedAt, ...row }) => ({ ...row, asked: askedAt !== null }))
}

async function known(db: Db | Tx, key: string): Promise<string[]> {
  const row = await db.setting.findUnique({ where: { key } })
  return row ? placesSchema.catch([]).parse(JSON.parse(row.value)) : []
}
