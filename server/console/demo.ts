import { randomBytes } from 'node:crypto'
import type { Db } from '../../prisma/client.ts'
import { setPassword, setSecondFactor } from '../../prisma/store/accounts.ts'
import { findPerson, setActive } from '../../prisma/store/people.ts'
import { ROLES, type Role } from '../../prisma/store/staff.ts'
import { addAccount } from './accounts.ts'
import { hashPassword } from './password.ts'

const NAMES: Readonly<Record<Role, string>> = {
  mediator: 'Salma Démo',
  officer: 'Youssef Démo',
  manager: 'Nadia Démo',
  administrator: 'Karim Démo',
}
const loginOf = (role: Role): string => `demo-${role}`
export const DEMO_LOGINS = ROLES.map(loginOf)

/** Accounts to try the console with, one a role, each start with other passwords. Only outside production (`bot/config.ts` sees to it). */
export async function openDemo(db: Db, now: Date): Promise<{ login: string; password: string }[]> {
  const [centre] = await db.centre.findMany({ select: { key: true }, orderBy: { position: 'asc' }, take: 1 })
  const opened = []
  for (const role of ROLES) {
    const [login, password] = [loginOf(role), randomBytes(12).toString('base64url')]
    const centres = role === 'administrator' || !centre ? [] : [centre.key]
    const kept = await hashPassword(password)
    const person = await findPerson(db, { login })
    if (person) await reopen(db, person.id, kept)
    else await addAccount({ db, by: null, now }, { login, name: NAMES[role], role, centres }, kept)
    opened.push({ login, password })
  }
  return opened
}

const reopen = (db: Db, id: string, kept: string): Promise<void> =>
  db.$transaction(async tx => {
    await setPassword(tx, id, kept)
    await setSecondFactor(tx, id, null)
    await setActive(tx, id, true)
  })

/** Without demonstration nobody signs in with its accounts any more. */
export async function closeDemo(db: Db): Promise<void> {
  const left = await db.staff.findMany({ where: { login: { in: DEMO_LOGINS }, active: true }, select: { id: true } })
  for (const { id } of left) await db.$transaction(tx => setActive(tx, id, false))
}
