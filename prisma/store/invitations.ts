import type { Db, Tx } from '../client.ts'

/** Makes a link by which somebody chooses a password; those before it open nothing any more. `id` is the digest of what it holds. */
export async function invite(tx: Tx, staffId: string, id: string, expiresAt: Date): Promise<void> {
  await tx.invitation.deleteMany({ where: { staffId, usedAt: null } })
  await tx.invitation.create({ data: { id, staffId, expiresAt } })
}

/** Whom a link is for; null once it is used, over, or its person is no longer active. */
export async function invitedBy(
  db: Db | Tx,
  id: string,
  now: Date,
): Promise<{ id: string; login: string; name: string; locale: string } | null> {
  const found = await db.invitation.findUnique({
    where: { id },
    select: { usedAt: true, expiresAt: true, staff: { select: { id: true, login: true, name: true, locale: true, active: true } } },
  })
  if (!found?.staff.active || found.usedAt || found.expiresAt <= now) return null
  const { active: _, ...person } = found.staff
  return person
}

/** Uses a link up. Returns false when somebody did before. */
export async function useInvitation(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.invitation.updateMany({ where: { id, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } })
  return count === 1
}
