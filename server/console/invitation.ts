import type { Tx } from '../../prisma/client.ts'
import { setPassword } from '../../prisma/store/accounts.ts'
import { record } from '../../prisma/store/audit.ts'
import { invite, useInvitation } from '../../prisma/store/invitations.ts'
import { endSessions } from '../../prisma/store/staff-sessions.ts'
import type { ConsoleParts } from './parts.ts'
import { hashPassword } from './password.ts'
import { digestOf, newToken } from './session.ts'

const DAY = 24 * 3_600_000
/** How long a link waits for its person. */
export const LINK_DAYS = 3

/** Makes the address of a page where somebody chooses a password, once, within three days. Only who is told it can open it. */
export async function invitationPath(tx: Tx, staffId: string, now: Date): Promise<string> {
  const token = newToken()
  await invite(tx, staffId, digestOf(token), new Date(now.getTime() + LINK_DAYS * DAY))
  return `/console/invitation/${token}`
}

type Person = { id: string; login: string }

/** Uses a link: the password is kept, and whoever was signed in as this person is no more. Returns false when it was used meanwhile. */
export async function acceptInvitation(
  { db, clock, streams }: ConsoleParts,
  link: string,
  person: Person,
  password: string,
): Promise<boolean> {
  const [kept, now] = [await hashPassword(password), clock.now()]
  const used = await db.$transaction(async tx => {
    if (!(await useInvitation(tx, link, now))) return false
    await setPassword(tx, person.id, kept)
    await endSessions(tx, person.id)
    await record(tx, { at: now, by: person, action: 'staff.password-chosen', subject: 'staff', about: person.id })
    return true
  })
  if (used) await streams.recheck()
  return used
}
