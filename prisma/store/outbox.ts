import type { Say } from '../../flows/engine/types.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../client.ts'

/** A message whose turn to be sent has come. */
export type Due = { id: number; messageId: number; conversationId: string; address: string; said: Say; locale: Locale; attempts: number }

/**
 * Leases the next messages to send on a channel, replies before reminders before announcements. Of each conversation only
 * its oldest waiting messages are taken, in order: one that must wait holds back those after it.
 */
export async function leaseDue(db: Db, channel: string, now: Date, { limit, leaseMs }: { limit: number; leaseMs: number }): Promise<Due[]> {
  const free = { OR: [{ leasedUntil: null }, { leasedUntil: { lt: now } }] }
  const rows = await db.outbox.findMany({
    where: { channel, state: 'queued', notBefore: { lte: now }, ...free },
    orderBy: [{ priority: 'asc' }, { id: 'asc' }],
    take: limit,
    include: { message: { select: { body: true, locale: true } }, conversation: { select: { address: true } } },
  })
  if (rows.length === 0) return []
  const held = await heldBack(db, rows, now)
  const due = rows.filter(({ id, conversationId }) => id < (held.get(conversationId) ?? Number.POSITIVE_INFINITY))
  await db.outbox.updateMany({ where: { id: { in: due.map(({ id }) => id) } }, data: { leasedUntil: new Date(now.getTime() + leaseMs) } })
  return due
    .sort((a, b) => a.id - b.id)
    .map(({ id, messageId, conversationId, attempts, message, conversation }) => ({
      id,
      messageId,
      conversationId,
      attempts,
      address: conversation.address,
      said: message.body as unknown as Say,
      locale: message.locale as Locale,
    }))
}

// the first message of each conversation that cannot go yet: being sent, or waiting to be tried again
async function heldBack(db: Db, rows: readonly { conversationId: string }[], now: Date): Promise<Map<string, number>> {
  const waiting = await db.outbox.groupBy({
    by: ['conversationId'],
    where: {
      conversationId: { in: [...new Set(rows.map(row => row.conversationId))] },
      state: 'queued',
      OR: [{ notBefore: { gt: now } }, { leasedUntil: { gte: now } }],
    },
    _min: { id: true },
  })
  return new Map(waiting.map(({ conversationId, _min }) => [conversationId, _min.id ?? 0]))
}

/** Marks messages as sent, with the platform's ids, and takes them out of the outbox. */
export async function markSent(db: Db, sent: readonly { due: Due; platformId: string }[]): Promise<void> {
  await db.$transaction([
    ...sent.map(({ due, platformId }) => db.message.updateMany({ where: { id: due.messageId }, data: { state: 'sent', platformId } })),
    db.outbox.deleteMany({ where: { id: { in: sent.map(({ due }) => due.id) } } }),
  ])
}

/** Puts a message back to be tried again, not before an instant. `attempts` counts real refusals, not mere waiting. */
export async function postpone(db: Db, due: Due, notBefore: Date, attempts: number): Promise<void> {
  await db.outbox.updateMany({ where: { id: due.id }, data: { notBefore, attempts, leasedUntil: null } })
}

/** Gives up on a message: it stays, dead, with the reason, until a person looks at it. */
export async function bury(db: Db, due: Due, failure: string): Promise<void> {
  await db.$transaction([
    db.message.updateMany({ where: { id: due.messageId }, data: { state: 'failed' } }),
    db.outbox.updateMany({ where: { id: due.id }, data: { state: 'dead', failure, leasedUntil: null } }),
  ])
}

/** After a crash of the only process: what it had leased is free again. */
export const releaseLeases = (db: Db) => db.outbox.updateMany({ where: { leasedUntil: { not: null } }, data: { leasedUntil: null } })

/** When the next waiting message of a channel may go, or null when none waits. */
export async function nextDueAt(db: Db, channel: string): Promise<Date | null> {
  const { _min } = await db.outbox.aggregate({ where: { channel, state: 'queued' }, _min: { notBefore: true } })
  return _min.notBefore
}

/** A chat moved to another address: its conversation follows. */
export const moveConversation = (db: Db, channel: string, from: string, to: string) =>
  db.conversation.updateMany({ where: { channel, address: from }, data: { address: to } })
