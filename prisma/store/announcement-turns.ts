import { PASSING } from '../../flows/announcements/announcement.ts'
import type { Db, Tx } from '../client.ts'

/**
 * Whoever has not been told yet will not be, for a reason, and what is not being sent at this moment is not sent. Returns how many. Together with what
 * ends the announcement: nothing is queued any more once it has ended.
 */
export async function callOff(tx: Tx, announcementId: string, reason: string | null): Promise<number> {
  const waiting = await tx.$queryRaw<{ messageId: number }[]>`
    DELETE FROM "Outbox" WHERE "state" = 'queued' AND "begunAt" IS NULL
      AND "messageId" IN (SELECT "messageId" FROM "AnnouncementRecipient" WHERE "announcementId" = ${announcementId} AND "state" = 'sending')
    RETURNING "messageId"`
  const messages = waiting.map(({ messageId }) => Number(messageId))
  // what nobody saw is not left standing as if it had been said
  await tx.message.deleteMany({ where: { id: { in: messages } } })
  const undone = { state: 'cancelled', reason, sentAt: null, messageId: null }
  const { count: unsent } = await tx.announcementRecipient.updateMany({ where: { messageId: { in: messages } }, data: undone })
  const { count } = await tx.announcementRecipient.updateMany({ where: { announcementId, state: 'queued' }, data: undone })
  return count + unsent
}

/** Those who were not reached for a reason that may have passed get their turn again. Returns how many. */
export async function requeueFailed(tx: Tx, announcementId: string): Promise<number> {
  const failed = { announcementId, state: 'failed', reason: { in: [...PASSING] } }
  const rows = await tx.announcementRecipient.findMany({ where: failed, select: { messageId: true } })
  await tx.message.deleteMany({
    where: { id: { in: rows.flatMap(({ messageId }) => (messageId === null ? [] : [messageId])) }, state: 'failed' },
  })
  const { count } = await tx.announcementRecipient.updateMany({
    where: failed,
    data: { state: 'queued', reason: null, messageId: null, sentAt: null, notBefore: null },
  })
  return count
}

/** Whether anybody is still to be told, or is being told. */
export const isUnfinished = async (db: Db, announcementId: string): Promise<boolean> =>
  (await db.announcementRecipient.findFirst({
    where: { announcementId, state: { in: ['queued', 'sending'] } },
    select: { messageId: true },
  })) !== null
