import type { Db } from '../client.ts'

/** Somebody who works here now, and for which centres; null when they do not. */
export async function findColleague(db: Db, id: string) {
  const row = await db.staff.findFirst({
    where: { id, active: true },
    select: { id: true, name: true, role: true, centres: { select: { centre: true } } },
  })
  return row && { ...row, centres: row.centres.map(({ centre }) => centre) }
}

export type Colleague = { id: string; name: string }

/** Who else works here now and may have a conversation of a centre, by name; of none: everybody. */
export const listColleagues = (db: Db, centre: string | null, except: string): Promise<Colleague[]> =>
  db.staff.findMany({
    where: {
      id: { not: except },
      active: true,
      ...(centre !== null && { OR: [{ role: 'administrator' }, { centres: { some: { centre } } }] }),
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
