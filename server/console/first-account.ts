import type { Db } from '../../prisma/client.ts'
import { addAccount } from './accounts.ts'
import { DEMO_LOGINS } from './demo.ts'
import { invitationPath } from './invitation.ts'

const FIRST = { login: 'admin', name: 'Administration', role: 'administrator', centres: [] } as const

/**
 * The address by which the first administrator of an installation chooses a password: while there is no account, or only
 * this one still without a password. Each start makes another, and only the last one made opens.
 */
export async function firstAccountPath(db: Db, now: Date): Promise<string | null> {
  const people = await db.staff.findMany({
    where: { login: { notIn: DEMO_LOGINS } },
    select: { id: true, login: true, passwordHash: true },
    take: 2,
  })
  const [only] = people
  if (!only) {
    const added = await addAccount({ db, by: null, now }, FIRST)
    return 'path' in added ? added.path : null
  }
  const isWaiting = people.length === 1 && only.login === FIRST.login && only.passwordHash === null
  return isWaiting ? db.$transaction(tx => invitationPath(tx, only.id, now)) : null
}
