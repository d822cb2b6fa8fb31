import type { Say } from '../../flows/engine/action.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../client.ts'
import { BULK } from './announcement-feed.ts'
import { noteBlocked, noteProgress } from './announcement-progress.ts'
import type { Written } from './written.ts'

/** A message whose turn to be sent has come. `taken`: the platform's ids of its parts that were sent by an earlier try. */
export type Due = {
  id: number
  messageId: number
  conversationId: string
  channel: string
  address: string
  /** What the assistant says, or what a person of the staff wrote. */
  body: Say | Written
  /** Who of the staff wrote it. */
  by: string | null
  /** The platform's id of the message it answers. */
  replyTo: string | null
  /** Whose it is, for those who want to know what became of it. */
  centre: string | null
  asked: boolean
  locale: Locale
  attempts: number
  taken: readonly string[]
  /** One of a message to many: what becomes of it is told of its announcement. */
  bulk: boolean
}

type Row = {
  id: number
  messageId: number
  conversationId: string
  address: string
  body: string
  locale: string
  attempts: number
  platformId: string | null
  by: string | null
  replyTo: string | null
  centre: string | null
  asked: unknown
  priority: number
}

/** `quiet`: messages to many wait, and hold nothing back. */
export type Leasing = { limit: number; leaseMs: number; quiet?: boolean }

/**
 * Leases the next messages to send on a channel, replies before reminders before announcements. Of each conversation only
 * its oldest waiting messages are taken, in order: one that must wait, or is being sent, holds back those after it.
 */
export async function leaseDue(db: Db, channel: string, now: Date, { limit, leaseMs, quiet = false }: Leasing): Promise<Due[]> {
  // the coalesce keeps databases from the index of `notBefore`, by which they would sort all that waits to find the first
  const rows = await db.$queryRaw<Row[]>`
    SELECT o."id", o."messageId", o."conversationId", o."attempts", o."priority", m."body", m."locale", m."platformId", c."address", c."centre", c."askedAt" IS NOT NULL AS "asked",
      s."name" AS "by", coalesce(r."platformId", r."externalId") AS "replyTo"
    FROM "Outbox" o JOIN "Message" m ON m."id" = o."messageId" JOIN "Conversation" c ON c."id" = o."conversationId"
      LEFT JOIN "Staff" s ON s."id" = m."staffId" LEFT JOIN "Message" r ON r."id" = m."replyToId"
    WHERE o."channel" = ${channel} AND o."state" = 'queued' AND coalesce(o."notBefore", o."notBefore") <= ${now} AND (o."leasedUntil" IS NULL OR o."leasedUntil" < ${now}) AND o."begunAt" IS NULL
      AND o."priority" < ${quiet ? BULK : BULK + 1}
      AND NOT EXISTS (
        SELECT 1 FROM "Outbox" b WHERE b."conversationId" = o."conversationId" AND b."id" < o."id" AND b."state" = 'queued'
          AND (b."notBefore" > ${now} OR b."leasedUntil" >= ${now}) AND b."priority" < ${quiet ? BULK : BULK + 1})
    ORDER BY o."priority", o."id" LIMIT ${limit}`
  if (rows.length === 0) return []
  const until = new Date(now.getTime() + leaseMs)
  await db.$executeRaw`UPDATE "Outbox" SET "leasedUntil" = ${until} WHERE "id" IN (${Prisma.join(rows.map(({ id }) => id))})`
  return rows
    .map(({ id, messageId, attempts, body, locale, platformId, asked, priority, ...row }) => ({
      ...row,
      channel,
      id: Number(id),
      messageId: Number(messageId),
      attempts: Number(attempts),
      body: JSON.parse(body) as Say | Written,
      asked: Boolean(Number(asked)),
      locale: locale as Locale,
      taken: platformId?.split(' ') ?? [],
      bulk: Number(priority) === BULK,
    }))
    .sort((a, b) => a.id - b.id)
}

/** A message the platform has, by its own id. `next`: what follows it, as a message of its own. */
export type Sent = { due: Due; platformId: string; next: Say | null }

/**
 * Marks messages as sent, with the platform's ids, takes them out of the outbox, and queues what follows them: all of it or nothing. A report
 * on one that came first stands.
 */
export async function markSent(db: Db, sent: readonly Sent[], now: Date): Promise<void> {
  const ids = sent.map(({ due, platformId }) => Prisma.sql`(${due.messageId}, ${platformId})`)
  const told = sent.filter(({ due }) => due.bulk).map(({ due }) => due.messageId)
  await db.$transaction([
    db.$executeRaw`
      UPDATE "Message" SET "state" = CASE WHEN "state" IN ('delivered', 'read') THEN "state" ELSE 'sent' END, "failure" = NULL, "platformId" = v.column2
      FROM (VALUES ${Prisma.join(ids)}) AS v WHERE "Message"."id" = CAST(v.column1 AS INTEGER)`,
    ...sent.flatMap(({ due, next }) => (next ? [queueAfter(db, due, next, now)] : [])),
    db.$executeRaw`DELETE FROM "Outbox" WHERE "id" IN (${Prisma.join(sent.map(({ due }) => due.id))})`,
    ...(told.length > 0 ? [noteProgress(db, told, 'sent')] : []),
  ])
}

// in the same transaction as what it follows: whatever dies, that is sent once, and this after it
const queueAfter = (db: Db, { conversationId, channel, locale, bulk }: Due, said: Say, at: Date) =>
  db.outbox.create({
    data: {
      message: { create: { conversationId, author: 'bot', body: JSON.stringify(said), locale, at, state: 'queued' } },
      conversation: { connect: { id: conversationId } },
      channel,
      priority: bulk ? BULK : 0,
      notBefore: at,
    },
    select: { id: true },
  })

/** Leaves a message out altogether: nothing is left of what it was to say. */
export const leaveOut = (db: Db, { messageId }: Due) => db.message.deleteMany({ where: { id: messageId } })

/** Notes how far a message got that is sent in parts: the platform's ids of those it has. */
export async function noteTaken(db: Db, due: Due, taken: readonly string[]): Promise<void> {
  await db.message.updateMany({ where: { id: due.messageId }, data: { platformId: taken.join(' ') } })
}

/** Puts a message back to be tried again, not before an instant. `attempts` counts real refusals, not mere waiting. */
export async function postpone(db: Db, due: Due, notBefore: Date, attempts: number): Promise<void> {
  await db.outbox.updateMany({ where: { id: due.id }, data: { notBefore, attempts, leasedUntil: null, begunAt: null } })
}

/** Gives messages back unsent, to be taken again when their turn comes. */
export const release = (db: Db, rows: readonly Due[]) =>
  db.$executeRaw`UPDATE "Outbox" SET "leasedUntil" = NULL, "begunAt" = NULL WHERE "id" IN (${Prisma.join(rows.map(({ id }) => id))})`

/**
 * Gives up on a message: it stays, dead, until a person looks at it. `failed`: why, in one word; `why`: the platform's own words. One that
 * was reported to have arrived meanwhile has.
 */
export async function bury(db: Db, due: Due, failed: string, why: string, at: Date): Promise<void> {
  await db.$transaction(async tx => {
    const { count } = await tx.message.updateMany({
      where: { id: due.messageId, state: { in: ['queued', 'failed'] } },
      data: { state: 'failed', failure: failed },
    })
    if (count === 0) return
    await tx.outbox.updateMany({
      where: { id: due.id },
      data: { state: 'dead', failure: `${failed}: ${why}`, leasedUntil: null, begunAt: null },
    })
    if (due.bulk) await noteProgress(tx, [due.messageId], 'failed', failed)
    if (due.bulk && failed === 'blocked') await noteBlocked(tx, due.messageId, at)
  })
}

/** When the next waiting message of a channel may go, or null when none waits. What is being sent does not wait. */
export async function nextDueAt(db: Db, channel: string, now: Date, quiet = false): Promise<Date | null> {
  // one held back by an earlier message of its conversation is not next, however long its own time has passed
  const [next] = await db.$queryRaw<{ id: number }[]>`
    SELECT o."id" FROM "Outbox" o WHERE o."channel" = ${channel} AND o."state" = 'queued' AND (o."leasedUntil" IS NULL OR o."leasedUntil" < ${now}) AND o."begunAt" IS NULL
      AND o."priority" < ${quiet ? BULK : BULK + 1}
      AND NOT EXISTS (SELECT 1 FROM "Outbox" b WHERE b."conversationId" = o."conversationId" AND b."id" < o."id" AND b."state" = 'queued')
    ORDER BY o."notBefore" LIMIT 1`
  const row = next && (await db.outbox.findUnique({ where: { id: Number(next.id) }, select: { notBefore: true } }))
  return row?.notBefore ?? null
}

/** A chat moved to another address: its conversation follows. */
export const moveConversation = (db: Db, channel: string, from: string, to: string) =>
  db.conversation.updateMany({ where: { channel, address: from }, data: { address: to } })
