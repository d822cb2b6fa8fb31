import type { Db } from '../client.ts'

/** Somebody who works here now, and for which centres; null when they do not. */
export async function findColleague(db: Db, id: string) {
  const row = await db.staff.findFirst({
    where: { id, active: true },
    select: { id: true, name: true, role: true, centres: { select: { centre: true } } },
  })
  return row && { ...row, centres: row.centres.map(({ centre }) => centre) }
}
