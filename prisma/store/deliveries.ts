import type { Db } from '../client.ts'
import { noteProgress } from './announcement-progress.ts'

/** How far a message of ours got. */
export type DeliveryState = 'sent' | 'delivered' | 'read' | 'failed'
export type Delivered = { channel: string; to: readonly string[]; of: string; state: DeliveryState; failed: string | null }

/**
 * What each may follow: a late or repeated report changes nothing. A message that failed on one device may still be read on another.
 */
const AFTER: Record<DeliveryState, readonly string[]> = {
  sent: ['queued'],
  failed: ['queued', 'sent'],
  delivered: ['queued', 'sent', 'failed'],
  read: ['queued', 'sent', 'failed', 'delivered'],
}

/**
 * Keeps what became of a message, by the platform's id of it. What failed lies dead in the outbox, to be tried again by a person. Returns the
 * conversation's id and whether anything changed; null for a message that is not known here.
 */
export async function keepDelivery(
  db: Db,
  { channel, to, of, state, failed }: Delivered,
): Promise<{ conversationId: string; changed: boolean } | null> {
  const message = await db.message.findFirst({
    where: { platformId: of, author: { not: 'citizen' }, conversation: { channel, address: { in: [...to] } } },
    select: { id: true, conversationId: true, body: true },
  })
  if (!message) return null
  const { id: messageId, conversationId } = message
  const changed = await db.$transaction(async tx => {
    const { count } = await tx.message.updateMany({
      where: { id: messageId, state: { in: [...AFTER[state]] } },
      data: { state, failure: failed },
    })
    if (count === 0) return false
    if (tellsMany(message.body)) await noteProgress(tx, [messageId], state, failed)
    // one that a person is having sent again stays on its way
    if (state === 'failed')
      await tx.outbox.createMany({
        data: [{ messageId, conversationId, channel, notBefore: new Date(0), state: 'dead', failure: failed }],
      })
    else await tx.outbox.deleteMany({ where: { messageId, state: 'dead' } })
    return true
  })
  return { conversationId, changed }
}

const tellsMany = (body: string): boolean => {
  const { key } = JSON.parse(body) as { key?: unknown }
  return typeof key === 'string' && key.startsWith('announcement.')
}
