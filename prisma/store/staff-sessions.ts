import type { Db, Tx } from '../client.ts'
import { type Staff, staffOf } from './staff.ts'

/** A browser somebody is signed in with; `id` is the digest of its cookie's token. */
export type StaffSession = { id: string; createdAt: Date; seenAt: Date; expiresAt: Date; agent: string | null }

/** How long a session lasts, in milliseconds: without a sign of life, and at all. */
export type Lifetime = { idle: number; whole: number }

/** Notes that a person signed in, and forgets sessions that are over. */
export async function openSession(db: Db, staffId: string, session: StaffSession): Promise<void> {
  await db.$transaction([
    db.staffSession.deleteMany({ where: { expiresAt: { lte: session.createdAt } } }),
    db.staffSession.create({ data: { ...session, staffId } }),
  ])
}

/** Who is signed in by a session; null once it is over, idle for too long, ended, or its person is no longer active. */
export async function signedIn(db: Db, id: string, now: Date, idle: number): Promise<{ staff: Staff; seenAt: Date } | null> {
  const found = await db.staffSession.findUnique({ where: { id }, include: { staff: { include: { centres: true } } } })
  if (!found?.staff.active || found.expiresAt <= now || found.seenAt.getTime() + idle <= now.getTime()) return null
  return { staff: await staffOf(db, found.staff), seenAt: found.seenAt }
}

/** Notes a sign of life. */
export async function touchSession(db: Db, id: string, at: Date): Promise<void> {
  await db.staffSession.updateMany({ where: { id }, data: { seenAt: at } })
}

/** A person's sessions that still open something, the latest used first. */
export async function sessionsOf(db: Db, staffId: string, now: Date, idle: number): Promise<StaffSession[]> {
  return db.staffSession.findMany({
    where: { staffId, expiresAt: { gt: now }, seenAt: { gt: new Date(now.getTime() - idle) } },
    select: { id: true, createdAt: true, seenAt: true, expiresAt: true, agent: true },
    orderBy: { seenAt: 'desc' },
  })
}

/** Ends one session of a person. Returns whether there was one. */
export async function endSession(db: Db, staffId: string, id: string): Promise<boolean> {
  const { count } = await db.staffSession.deleteMany({ where: { id, staffId } })
  return count > 0
}

/** Ends all sessions of a person, but one if named. Returns how many. */
export async function endSessions(db: Db | Tx, staffId: string, except?: string): Promise<number> {
  const { count } = await db.staffSession.deleteMany({ where: { staffId, ...(except !== undefined && { id: { not: except } }) } })
  return count
}
