import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'

/** People of whom nobody has looked yet in which years they were born. */
export const bornUnknown = (db: Db, most: number): Promise<{ id: string; sealed: string }[]> =>
  db.person.findMany({ where: { born: null }, select: { id: true, sealed: true }, orderBy: { id: 'asc' }, take: most })

/** Keeps the years of birth, of those who are still as they were. */
export async function keepBorn(db: Db, found: readonly { id: string; sealed: string; born: number }[]): Promise<void> {
  const rows = found.map(({ id, sealed, born }) => Prisma.sql`(${id}, ${sealed}, ${born})`)
  await db.$executeRaw`
    UPDATE "Person" SET "born" = CAST(v.column3 AS INTEGER) FROM (VALUES ${Prisma.join(rows)}) AS v
    WHERE "Person"."id" = v.column1 AND "Person"."sealed" = v.column2`
}
