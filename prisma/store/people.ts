import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../client.ts'
import { type Role, type Staff, staffOf } from './staff.ts'
import { endSessions } from './staff-sessions.ts'

/** A person of the staff, as those who look after accounts see them. */
export type Person = Staff & { active: boolean; hasPassword: boolean; hasSecondFactor: boolean; seenAt: Date | null }

/** Which people: `within` are the centres whose people may be seen, null for all people. `called`: only those called so. */
export type Wanted = {
  called?: ((names: readonly string[]) => boolean) | undefined
  role?: Role | undefined
  centre?: string | undefined
  active?: boolean | undefined
  within: readonly string[] | null
}

const INCLUDE = { centres: true, sessions: { select: { seenAt: true }, orderBy: { seenAt: 'desc' }, take: 1 } } as const

function matching({ role, centre, active, within }: Wanted) {
  return {
    ...(active !== undefined && { active }),
    AND: [
      ...(role ? [{ role }] : []),
      ...(centre ? [{ centres: { some: { centre } } }] : []),
      ...(within ? [{ role: { not: 'administrator' }, centres: { some: { centre: { in: [...within] } } } }] : []),
    ],
  }
}

/** People by name, `size` a page from the `page`th on (0 is the first), and how many there are. */
export async function listPeople(db: Db, wanted: Wanted, page: number, size: number): Promise<{ people: Person[]; count: number }> {
  const ids = await idsOf(db, wanted)
  const where = ids ? { id: { in: ids } } : matching(wanted)
  const [rows, count] = await Promise.all([
    db.staff.findMany({ where, include: INCLUDE, orderBy: [{ name: 'asc' }, { id: 'asc' }], skip: page * size, take: size }),
    db.staff.count({ where }),
  ])
  return { people: await Promise.all(rows.map(row => personOf(db, row))), count }
}

// no database folds names as people spell them, and the staff of an installation are few: their names are looked at one by one
async function idsOf(db: Db, { called, ...wanted }: Wanted): Promise<string[] | null> {
  if (!called) return null
  const rows = await db.staff.findMany({ where: matching(wanted), select: { id: true, name: true, login: true } })
  return rows.filter(({ name, login }) => called([name, login])).map(({ id }) => id)
}

type Row = Parameters<typeof staffOf>[1] & { sessions: readonly { seenAt: Date }[] }
const personOf = async (db: Db | Tx, row: Row): Promise<Person> => ({
  ...(await staffOf(db, row)),
  active: row.active,
  hasPassword: row.passwordHash !== null,
  hasSecondFactor: row.totpSecret !== null,
  seenAt: row.sessions[0]?.seenAt ?? null,
})

export async function findPerson(db: Db | Tx, by: { id: string } | { login: string }): Promise<Person | null> {
  const row = await db.staff.findUnique({ where: by, include: INCLUDE })
  return row && personOf(db, row)
}

export type NewPerson = { login: string; name: string; role: Role; centres: readonly string[]; locale?: 'fr' | 'ar' }

/** Adds an account without a password. Returns its id, or null when the login is somebody's already. */
export async function addPerson(tx: Tx, { login, name, role, centres, locale = 'fr' }: NewPerson, now: Date): Promise<string | null> {
  if (await tx.staff.findUnique({ where: { login }, select: { id: true } })) return null
  const id = randomUUID()
  await tx.staff.create({
    data: { id, login, name, role, locale, createdAt: now, centres: { create: centres.map(centre => ({ centre })) } },
  })
  return id
}

/** Changes what a person is called, may do, and which centres they work for. */
export async function changePerson(tx: Tx, id: string, { name, role, centres }: Omit<NewPerson, 'login'>): Promise<void> {
  await tx.staffCentre.deleteMany({ where: { staffId: id } })
  await tx.staff.update({ where: { id }, data: { name, role, centres: { create: centres.map(centre => ({ centre })) } } })
}

/** Lets a person sign in, or no longer: then their sessions end too. */
export async function setActive(tx: Tx, id: string, active: boolean): Promise<void> {
  await tx.staff.update({ where: { id }, data: { active } })
  if (!active) await endSessions(tx, id)
}

/** Takes password, second factor and sessions away: only a new link lets this person in. */
export async function resetPerson(tx: Tx, id: string): Promise<void> {
  await tx.staff.update({
    where: { id },
    data: { passwordHash: null, totpSecret: null, totpStep: null, failures: 0, lockedUntil: null },
  })
  await endSessions(tx, id)
}

/** How many administrators besides this one may sign in. */
export const otherAdministrators = (tx: Tx, id: string): Promise<number> =>
  tx.staff.count({ where: { role: 'administrator', active: true, id: { not: id } } })
