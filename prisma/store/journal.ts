import type { Db } from '../client.ts'

export type Entry = {
  id: number
  at: Date
  staffId: string | null
  login: string | null
  action: string
  subject: string | null
  about: string | null
  centre: string | null
  detail: string | null
}

/** Which lines of the journal. `within`: of these centres and the people who work there; null for all. */
export type Wanted = {
  within: readonly string[] | null
  /** Words of the name or login of who did it, or to whom it was done. */
  person?: string | undefined
  /** The whole name of an action, or the beginning before its dot. */
  action?: string | undefined
  /** The id of what it was done to. */
  about?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
}

/** Lines of the journal, the latest first, from before one of them. */
export async function readJournal(db: Db, wanted: Wanted, limit: number, before?: number): Promise<Entry[]> {
  const { action, about, from, until } = wanted
  const who = [await withinThem(db, wanted.within), await byOrAbout(db, wanted.person)]
  return db.audit.findMany({
    where: {
      AND: who,
      ...(action && (action.includes('.') ? { action } : { action: { startsWith: `${action}.` } })),
      ...(about && { about }),
      ...((from || until) && { at: { ...(from && { gte: from }), ...(until && { lt: until }) } }),
      ...(before !== undefined && { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: limit,
  })
}

async function withinThem(db: Db, within: readonly string[] | null) {
  if (!within) return {}
  const rows = await db.staff.findMany({
    where: { role: { not: 'administrator' }, centres: { some: { centre: { in: [...within] } } } },
    select: { id: true },
  })
  const ids = rows.map(({ id }) => id)
  return {
    OR: [{ centre: { in: [...within] } }, { centre: null, OR: [{ staffId: { in: ids } }, { subject: 'staff', about: { in: ids } }] }],
  }
}

async function byOrAbout(db: Db, person: string | undefined) {
  if (!person) return {}
  const rows = await db.staff.findMany({
    where: { OR: [{ name: { contains: person } }, { login: { contains: person.toLowerCase() } }] },
    select: { id: true },
  })
  const ids = rows.map(({ id }) => id)
  return { OR: [{ login: { contains: person.toLowerCase() } }, { staffId: { in: ids } }, { subject: 'staff', about: { in: ids } }] }
}

/** What people are called now, by id. */
export async function namesOfStaff(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.staff.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
