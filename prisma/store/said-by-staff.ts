import type { Db } from '../client.ts'
import { record } from './audit.ts'
import { keepWords } from './found.ts'
import { isClash } from './turns.ts'
import type { Written } from './written.ts'

/** Something a person of the staff wrote, to be kept and queued. `key`: sent twice with the same, said once. */
export type StaffMessage = {
  conversationId: string
  channel: string
  /** The hand-over they hold. */
  handoverId: string
  by: { id: string; login: string }
  key: string
  written: Written
  /** Its words, folded, to be found by. */
  words: string
  locale: string
  replyToId: number | null
  at: Date
}

/** The message of an earlier try with the same key; null when there was none. */
export async function saidBefore(
  db: Db,
  { conversationId, by, key }: Pick<StaffMessage, 'conversationId' | 'by' | 'key'>,
): Promise<number | null> {
  const row = await db.message.findUnique({
    where: { conversationId_externalId: { conversationId, externalId: keyOf(by, key) } },
    select: { id: true },
  })
  return row?.id ?? null
}

// the channel's own ids of messages heard lie in the same column
const keyOf = (by: { id: string }, key: string): string => `staff:${by.id}:${key}`

/** Keeps a message, if its author still holds the conversation: else null, and nothing is kept. Nobody waits any more. */
export async function keepSaid(db: Db, said: StaffMessage): Promise<number | null> {
  const { conversationId, channel, handoverId, by, written, locale, replyToId, at } = said
  return db
    .$transaction(async tx => {
      const { count } = await tx.handover.updateMany({
        where: { id: handoverId, assigneeId: by.id, state: { in: ['taken', 'snoozed'] } },
        data: { state: 'taken', snoozedUntil: null, waitingSince: null, answeredAt: at },
      })
      if (count === 0) return null
      const { id } = await tx.message.create({
        data: {
          conversationId,
          author: 'staff',
          externalId: keyOf(by, said.key),
          body: JSON.stringify(written),
          locale,
          at,
          state: 'queued',
          staffId: by.id,
          replyToId,
          mediaId: written.kind === 'media' ? written.mediaId : null,
        },
        select: { id: true },
      })
      await tx.outbox.create({ data: { messageId: id, conversationId, channel, notBefore: at }, select: { id: true } })
      await keepWords(tx, [{ messageId: id, words: said.words }])
      await record(tx, { at, by, action: 'message.said', subject: 'conversation', about: conversationId, detail: { message: id } })
      return id
    })
    .catch((error: unknown) => {
      if (isClash(error)) return null
      throw error
    })
}

/** Queues once more a message that could not be sent. False when it is not one. */
export async function requeue(
  db: Db,
  conversationId: string,
  messageId: number,
  by: { id: string; login: string },
  at: Date,
): Promise<boolean> {
  return db.$transaction(async tx => {
    const { count } = await tx.outbox.updateMany({
      where: { messageId, conversationId, state: 'dead' },
      data: { state: 'queued', attempts: 0, failure: null, notBefore: at, leasedUntil: null, begunAt: null },
    })
    if (count === 0) return false
    await tx.message.update({ where: { id: messageId }, data: { state: 'queued', failure: null } })
    await record(tx, { at, by, action: 'message.retried', subject: 'conversation', about: conversationId, detail: { message: messageId } })
    return true
  })
}
