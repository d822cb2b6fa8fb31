import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'

/** Something brought and not heard yet. `body`: JSON. */
export type Inbound = { channel: string; address: string; externalId: string; body: string }
export type Waiting = Inbound & { id: number; attempts: number }

/** Keeps what was brought, in one statement. What waits already waits once. */
export async function keepInbound(db: Db, brought: readonly Inbound[], now: Date): Promise<void> {
  const rows = brought.map(({ channel, address, externalId, body }) => Prisma.sql`(${channel}, ${address}, ${externalId}, ${body}, ${now})`)
  await db.$executeRaw`INSERT INTO "Inbound" ("channel", "address", "externalId", "body", "notBefore") VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`
}

/** The oldest whose time has come, in order. Of a conversation none overtakes another: one that must wait holds back those after it. */
export async function inboundDue(db: Db, now: Date, limit: number): Promise<Waiting[]> {
  const rows = await db.$queryRaw<Waiting[]>`
    SELECT i."id", i."channel", i."address", i."externalId", i."body", i."attempts" FROM "Inbound" i
    WHERE i."notBefore" <= ${now} AND NOT EXISTS (
      SELECT 1 FROM "Inbound" b WHERE b."channel" = i."channel" AND b."address" = i."address" AND b."id" < i."id" AND b."notBefore" > ${now})
    ORDER BY i."id" LIMIT ${limit}`
  return rows.map(row => ({ ...row, id: Number(row.id), attempts: Number(row.attempts) }))
}

/** When the next that waits may be heard; null when none waits. */
export async function nextInboundAt(db: Db): Promise<Date | null> {
  const next = await db.inbound.findFirst({ orderBy: { notBefore: 'asc' }, select: { notBefore: true } })
  return next?.notBefore ?? null
}

/** What was heard leaves. */
export const inboundHeard = (db: Db, ids: readonly number[]) =>
  db.$executeRaw`DELETE FROM "Inbound" WHERE "id" IN (${Prisma.join([...ids])})`

/** What could not be heard is tried again, not before an instant. */
export const hearLater = (db: Db, id: number, notBefore: Date, attempts: number) =>
  db.inbound.updateMany({ where: { id }, data: { notBefore, attempts } })
