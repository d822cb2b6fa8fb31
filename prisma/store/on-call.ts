import type { Db, Tx } from '../client.ts'

export type Shift = { centre: string; from: Date; until: Date }

/** When somebody who still works here is on call, from now on. */
export const readOnCall = (db: Db, now: Date): Promise<Shift[]> =>
  db.onCall.findMany({ where: { until: { gt: now }, staff: { active: true } }, select: { centre: true, from: true, until: true } })

/** Somebody's time on call, as the console lists it. */
export type ListedShift = Shift & { id: string; staffId: string; name: string; active: boolean }

/** Times on call of some centres that are not over yet, the next first. */
export async function listShifts(db: Db, centres: readonly string[], now: Date): Promise<ListedShift[]> {
  const rows = await db.onCall.findMany({
    where: { centre: { in: [...centres] }, until: { gt: now } },
    include: { staff: { select: { name: true, active: true } } },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id, centre, from, until, staffId, staff }) => ({ id, centre, from, until, staffId, ...staff }))
}

export type NewShift = Shift & { id: string; staffId: string }

/** Adds a time on call. Returns false when this person is already on call for this centre at some of that time. */
export async function addShift(tx: Tx, shift: NewShift): Promise<boolean> {
  const { centre, staffId, from, until } = shift
  const clash = await tx.onCall.count({ where: { centre, staffId, from: { lt: until }, until: { gt: from } } })
  if (clash > 0) return false
  await tx.onCall.create({ data: shift })
  return true
}

/** Takes a time on call of some centres away. Returns its centre, or null when there is none. */
export async function removeShift(tx: Tx, id: string, centres: readonly string[]): Promise<string | null> {
  const found = await tx.onCall.findFirst({ where: { id, centre: { in: [...centres] } }, select: { centre: true } })
  if (found) await tx.onCall.delete({ where: { id } })
  return found?.centre ?? null
}

/** Who may be on call: active people of some centres, by name. */
export const peopleOf = (db: Db, centres: readonly string[]): Promise<{ id: string; name: string; centres: { centre: string }[] }[]> =>
  db.staff.findMany({
    where: { active: true, centres: { some: { centre: { in: [...centres] } } } },
    select: { id: true, name: true, centres: { select: { centre: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
