import type { Db, Tx } from '../../prisma/client.ts'
import { setPassword } from '../../prisma/store/accounts.ts'
import { record } from '../../prisma/store/audit.ts'
import { addPerson, changePerson, type NewPerson, otherAdministrators, resetPerson, setActive } from '../../prisma/store/people.ts'
import { invitationPath } from './invitation.ts'

/** Who looks after accounts: a person in the console, or null at the terminal of the machine itself. */
export type By = { id: string; login: string } | null
type Doing = { db: Db; by: By; now: Date }
export type Added = { id: string; path: string | null } | { taken: true }
export type Changed = 'done' | 'last-administrator'

export const LOGIN = /^[a-z0-9][a-z0-9._-]{1,39}$/

const noted = (id: string, action: string) => ({ action: `staff.${action}`, subject: 'staff', about: id })

/** Adds an account and the link by which its person chooses a password; with a password given, no link is made. */
export async function addAccount({ db, by, now }: Doing, person: NewPerson, passwordHash?: string): Promise<Added> {
  return db.$transaction(async tx => {
    const id = await addPerson(tx, person, now)
    if (id === null) return { taken: true }
    await record(tx, { at: now, by, ...noted(id, 'added'), detail: { role: person.role, centres: person.centres.join(' ') } })
    if (passwordHash === undefined) return { id, path: await invitationPath(tx, id, now) }
    await setPassword(tx, id, passwordHash)
    return { id, path: null }
  })
}

/** Changes what a person is called, may do, and where. The last administrator stays one. */
export async function changeAccount({ db, by, now }: Doing, id: string, person: Omit<NewPerson, 'login'>): Promise<Changed> {
  return db.$transaction(async tx => {
    if (person.role !== 'administrator' && (await isLastAdministrator(tx, id))) return 'last-administrator'
    await changePerson(tx, id, person)
    await record(tx, { at: now, by, ...noted(id, 'changed'), detail: { role: person.role, centres: person.centres.join(' ') } })
    return 'done'
  })
}

/** Lets a person sign in or no longer. Whoever is disabled is out with their next request. */
export async function switchAccount({ db, by, now }: Doing, id: string, active: boolean): Promise<Changed> {
  return db.$transaction(async tx => {
    if (!active && (await isLastAdministrator(tx, id))) return 'last-administrator'
    await setActive(tx, id, active)
    await record(tx, { at: now, by, ...noted(id, active ? 'enabled' : 'disabled') })
    return 'done'
  })
}

/** Takes password, second factor and sessions away, and makes the link that leads in again. */
export async function resetAccount({ db, by, now }: Doing, id: string): Promise<string> {
  return db.$transaction(async tx => {
    await resetPerson(tx, id)
    await record(tx, { at: now, by, ...noted(id, 'reset') })
    return invitationPath(tx, id, now)
  })
}

async function isLastAdministrator(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.staff.findUnique({ where: { id }, select: { role: true, active: true } })
  return row?.role === 'administrator' && row.active && (await otherAdministrators(tx, id)) === 0
}
