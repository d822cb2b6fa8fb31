import { randomUUID } from 'node:crypto'
import type { Audience } from '../../flows/announcements/audience.ts'
import type { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'

/** An audience with a name. `centre`: whose it is; null: for all. */
export type SavedAudience = { id: string; name: string; centre: string | null; audience: Audience }

/** The audiences of these centres and those for all, by name. */
export async function savedAudiences(db: Db, centres: readonly string[]): Promise<SavedAudience[]> {
  const rows = await db.savedAudience.findMany({
    where: { OR: [{ centre: null }, { centre: { in: [...centres] } }] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, centre: true, audience: true },
  })
  return rows.map(row => ({ ...row, audience: row.audience as Audience }))
}

/** Gives an audience a name; one of the same name and centre is replaced. */
export async function keepAudience(
  tx: Tx,
  { name, centre, audience, staffId, at }: Omit<SavedAudience, 'id'> & { staffId: string; at: Date },
): Promise<void> {
  const kept = audience as Prisma.InputJsonObject
  const { count } = await tx.savedAudience.updateMany({ where: { name, centre }, data: { audience: kept, staffId } })
  if (count === 0) await tx.savedAudience.create({ data: { id: randomUUID(), name, centre, audience: kept, staffId, createdAt: at } })
}

/** Lets an audience of these centres go. False when there is none. */
export const forgetAudience = async (tx: Tx, id: string, centres: readonly (string | null)[]): Promise<boolean> =>
  (
    await tx.savedAudience.deleteMany({
      where: { id, OR: centres.map(centre => ({ centre })) },
    })
  ).count === 1
