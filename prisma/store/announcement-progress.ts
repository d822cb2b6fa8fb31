import { type AnnouncementRecipient, Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'

type Told = Pick<Tx, '$executeRaw'>

/** What became of messages that told of an announcement: a late report never takes back a better one, and any is better than none. */
const AFTER = {
  sent: ['sending', 'failed'],
  delivered: ['sending', 'failed', 'sent'],
  read: ['sending', 'failed', 'sent', 'delivered'],
  failed: ['sending', 'sent'],
} as const

/** Notes how far messages to many got. Others of the same list are none of an announcement, and are passed over. */
export const noteProgress = (tx: Told, messageIds: readonly number[], state: keyof typeof AFTER, reason: string | null = null) =>
  tx.$executeRaw`
    UPDATE "AnnouncementRecipient" SET "state" = ${state}, "reason" = ${reason}
    WHERE "messageId" IN (${Prisma.join([...messageIds])}) AND ("state" IN (${Prisma.join([...AFTER[state]])}) OR ("state" = 'failed' AND "reason" = 'unknown'))`

/** Whoever blocked us wants to hear nothing more. */
export const noteBlocked = (tx: Told, messageId: number, at: Date) =>
  tx.$executeRaw`
    INSERT INTO "OptOut" ("conversationId", "at", "how") SELECT "conversationId", ${at}, 'platform' FROM "AnnouncementRecipient" WHERE "messageId" = ${messageId}
    ON CONFLICT DO NOTHING`

/** How many people of an announcement are in each state, by channel and reason. */
export type Progress = { channel: string; state: string; reason: string | null; people: number }

export async function progressOf(db: Db, announcementId: string): Promise<Progress[]> {
  const rows = await db.$queryRaw<Progress[]>`
    SELECT "channel", "state", "reason", count(*) AS "people" FROM "AnnouncementRecipient" WHERE "announcementId" = ${announcementId}
    GROUP BY "channel", "state", "reason" ORDER BY "channel", "state", "reason"`
  return rows.map(row => ({ ...row, people: Number(row.people) }))
}

/** How many answered, registered, or wanted no more after it. */
export type Echo = { answered: number; registered: number; optedOut: number }

export async function echoOf(db: Db, announcementId: string): Promise<Echo> {
  const [row] = await db.$queryRaw<Record<keyof Echo, number>[]>`
    SELECT count("answeredAt") AS "answered", count("registeredAt") AS "registered", count("optedOutAt") AS "optedOut"
    FROM "AnnouncementRecipient" WHERE "announcementId" = ${announcementId}`
  return { answered: Number(row?.answered ?? 0), registered: Number(row?.registered ?? 0), optedOut: Number(row?.optedOut ?? 0) }
}

export type RecipientRow = Pick<
  AnnouncementRecipient,
  'conversationId' | 'channel' | 'locale' | 'state' | 'reason' | 'sentAt' | 'answeredAt' | 'registeredAt' | 'optedOutAt'
>
const PAGE = 500

/** Everybody of an announcement with what became of them, read page by page in the order of their conversations. */
export async function* allRecipients(db: Db, announcementId: string): AsyncGenerator<RecipientRow> {
  for (let after = ''; ; ) {
    const rows = await db.announcementRecipient.findMany({
      where: { announcementId, conversationId: { gt: after } },
      orderBy: { conversationId: 'asc' },
      take: PAGE,
    })
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)?.conversationId ?? after
  }
}
