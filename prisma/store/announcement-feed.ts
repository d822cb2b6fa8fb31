import type { Say } from '../../flows/engine/action.ts'
import type { Session } from '../../flows/engine/types.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db, Tx } from '../client.ts'
import { type Limits, reasonOf, toldElsewhere } from './announcement-limits.ts'
import type { Standing } from './conversations.ts'

/** Below replies and reminders. */
export const BULK = 2

/** Somebody whose turn has come. `reason`: why they are not told after all; asked again now, whatever it was when they were written down. */
export type Next = Standing & { address: string; seenAt: Date; reason: string | null }

type Row = Omit<Next, 'session' | 'version' | 'asked' | 'named'> & { session: string; version: number; asked: unknown; named: unknown }

/** Who is told next on a channel. */
export async function nextRecipients(db: Db, limits: Limits, channel: string, now: Date, most: number): Promise<Next[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT c."id", c."address", c."session", c."version", c."centre", c."seenAt", c."askedAt" IS NOT NULL AS "asked", c."name" IS NOT NULL AS "named",
      COALESCE(${reasonOf(limits)}, CASE WHEN ${toldElsewhere(limits)} THEN 'other-channel' END) AS "reason"
    FROM "AnnouncementRecipient" q JOIN "Conversation" c ON c."id" = q."conversationId"
    WHERE q."announcementId" = ${limits.announcementId} AND q."state" = 'queued' AND q."channel" = ${channel}
      AND (q."notBefore" IS NULL OR q."notBefore" <= ${now}) LIMIT ${most}`
  return rows.map(row => ({
    ...row,
    seenAt: new Date(row.seenAt),
    session: JSON.parse(row.session) as Session,
    version: Number(row.version),
    asked: Boolean(Number(row.asked)),
    named: Boolean(Number(row.named)),
  }))
}

/** What is kept of somebody's turn: the session it leaves, and what is said; the last is the announcement. */
export type Told = { standing: Pick<Standing, 'id' | 'version'>; session: Session; says: readonly Say[]; locale: Locale }

/** A batch, to be kept whole. */
export type Fed = {
  announcementId: string
  channel: string
  now: Date
  told: readonly Told[]
  excluded: readonly { id: string; reason: string }[]
  later: readonly { id: string; notBefore: Date }[]
}

/**
 * Keeps a batch in one transaction: the recipient's row, the conversation and what is to be sent, all or nothing, so that whatever dies
 * nobody is told twice and nobody is forgotten. Nothing of it is kept once the announcement is paused or cancelled; who wrote meanwhile
 * is taken up again. Returns whom it is sent to.
 */
export async function keepFed(db: Db, { announcementId, channel, now, told, excluded, later }: Fed): Promise<string[]> {
  return db.$transaction(async tx => {
    const claimed = new Set(await claim(tx, announcementId, told, now))
    const moved = await moveOn(
      tx,
      told.filter(({ standing }) => claimed.has(standing.id)),
    )
    await giveBack(
      tx,
      announcementId,
      [...claimed].filter(id => !moved.has(id)),
    )
    await queue(
      tx,
      { announcementId, channel, now },
      told.filter(({ standing }) => moved.has(standing.id)),
    )
    for (const { id, reason } of excluded)
      await tx.announcementRecipient.updateMany({
        where: { announcementId, conversationId: id, state: 'queued' },
        data: { state: 'excluded', reason },
      })
    for (const { id, notBefore } of later)
      await tx.announcementRecipient.updateMany({ where: { announcementId, conversationId: id, state: 'queued' }, data: { notBefore } })
    return [...moved]
  })
}

async function claim(tx: Tx, announcementId: string, told: readonly Told[], now: Date): Promise<string[]> {
  if (told.length === 0) return []
  const rows = await tx.$queryRaw<{ conversationId: string }[]>`
    UPDATE "AnnouncementRecipient" SET "state" = 'sending', "sentAt" = ${now}
    WHERE "announcementId" = ${announcementId} AND "state" = 'queued' AND "conversationId" IN (${Prisma.join(told.map(({ standing }) => standing.id))})
      AND EXISTS (SELECT 1 FROM "Announcement" a WHERE a."id" = ${announcementId} AND a."state" = 'sending')
    RETURNING "conversationId"`
  return rows.map(({ conversationId }) => conversationId)
}

// when they last wrote stays: who is told something has not been seen by it
async function moveOn(tx: Tx, told: readonly Told[]): Promise<Set<string>> {
  if (told.length === 0) return new Set()
  const rows = told.map(({ standing, session }) => Prisma.sql`(${standing.id}, ${standing.version}, ${JSON.stringify(session)})`)
  const ids = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Conversation" SET "session" = v.column3, "version" = "version" + 1
    FROM (VALUES ${Prisma.join(rows)}) AS v WHERE "id" = v.column1 AND "version" = CAST(v.column2 AS INTEGER) RETURNING "id"`
  return new Set(ids.map(({ id }) => id))
}

async function giveBack(tx: Tx, announcementId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.announcementRecipient.updateMany({
    where: { announcementId, conversationId: { in: [...ids] } },
    data: { state: 'queued', sentAt: null },
  })
}

type Into = Pick<Fed, 'announcementId' | 'channel' | 'now'>

async function queue(tx: Tx, { announcementId, channel, now }: Into, told: readonly Told[]): Promise<void> {
  const rows = told.flatMap(({ standing, says, locale }) =>
    says.map(said => Prisma.sql`(${standing.id}, 'bot', ${JSON.stringify(said)}, ${locale}, ${now}, 'queued')`),
  )
  if (rows.length === 0) return
  const written = await tx.$queryRaw<{ id: number; conversationId: string }[]>`
    INSERT INTO "Message" ("conversationId", "author", "body", "locale", "at", "state") VALUES ${Prisma.join(rows)} RETURNING "id", "conversationId"`
  const messages = written.map(({ id, conversationId }) => ({ id: Number(id), conversationId })).sort((a, b) => a.id - b.id)
  const waiting = messages.map(({ id, conversationId }) => Prisma.sql`(${id}, ${conversationId}, ${channel}, ${BULK}, ${now})`)
  await tx.$executeRaw`INSERT INTO "Outbox" ("messageId", "conversationId", "channel", "priority", "notBefore") VALUES ${Prisma.join(waiting)}`
  // of several the last is the announcement itself
  const last = new Map(messages.map(({ id, conversationId }) => [conversationId, id]))
  const known = [...last].map(([id, messageId]) => Prisma.sql`(${id}, ${messageId})`)
  await tx.$executeRaw`
    UPDATE "AnnouncementRecipient" SET "messageId" = CAST(v.column2 AS INTEGER) FROM (VALUES ${Prisma.join(known)}) AS v
    WHERE "announcementId" = ${announcementId} AND "conversationId" = v.column1`
}

/** How many messages to many wait on a channel and could go now: no more are added before they are gone. */
export async function waitingBulk(db: Db, channel: string, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*) AS "waiting" FROM "Outbox" WHERE "channel" = ${channel} AND "state" = 'queued' AND "priority" = ${BULK} AND "notBefore" <= ${now}`
  return Number(row?.waiting ?? 0)
}
