import type { Db, Tx } from '../client.ts'
import { noteBlocked, noteProgress } from './announcement-progress.ts'

/** How far a message of ours got. */
export type DeliveryState = 'sent' | 'delivered' | 'read' | 'failed'
/** A report: `of` is the platform's id of the message, `mark` ours, where it was sent along; `to` the addresses it may have gone to. */
export type Delivered = {
  channel: string
  to: readonly string[]
  of: string
  mark: string | null
  state: DeliveryState
  failed: string | null
  at: Date
}

/**
 * What each may follow: a late or repeated report changes nothing. A message that failed on one device may still be read on another.
 */
const AFTER: Record<DeliveryState, readonly string[]> = {
  sent: ['queued'],
  failed: ['sent'],
  delivered: ['queued', 'sent', 'failed'],
  read: ['queued', 'sent', 'failed', 'delivered'],
}

/**
 * Keeps what became of a message, by the platform's id of it, or by ours: so a report settles also what nobody knew of, for the answer to
 * the request was lost. What failed lies dead in the outbox, to be tried again by a person. Returns the conversation's id and whether
 * anything changed; null for a message that is not known here, or not yet.
 */
export async function keepDelivery(db: Db, report: Delivered): Promise<{ conversationId: string; changed: boolean } | null> {
  const found = (await byTheirId(db, report)) ?? (await byOurs(db, report))
  if (!found) return null
  return { conversationId: found.conversationId, changed: await db.$transaction(tx => keep(tx, found, report)) }
}

/** `whole`: what is reported is true of all its parts. */
type Found = { id: number; conversationId: string; body: string; after: readonly string[]; whole: boolean }

const WHAT = { id: true, conversationId: true, body: true } as const
const oursTo = ({ channel, to }: Delivered) => ({ author: { not: 'citizen' }, conversation: { channel, address: { in: [...to] } } })

async function byTheirId(db: Db, report: Delivered): Promise<Found | null> {
  const found = await db.message.findFirst({ where: { platformId: report.of, ...oursTo(report) }, select: WHAT })
  return found && { ...found, after: AFTER[report.state], whole: false }
}

// of one being sent just now the answer is awaited, before anything is said of its failure
async function byOurs(db: Db, report: Delivered): Promise<Found | null> {
  const { mark, state } = report
  if (mark === null || !/^\d{1,15}$/.test(mark)) return null
  const unsettled = state === 'failed' ? { state: 'failed', failure: 'unknown' } : {}
  const found = await db.message.findFirst({ where: { id: Number(mark), ...oursTo(report), ...unsettled }, select: WHAT })
  return found && { ...found, after: ['queued', 'failed'], whole: true }
}

async function keep(tx: Tx, { id: messageId, conversationId, body, after, whole }: Found, report: Delivered): Promise<boolean> {
  const { channel, of, state, failed, at } = report
  const { count } = await tx.message.updateMany({
    where: { id: messageId, state: { in: [...after] } },
    data: { state, failure: failed, platformId: of },
  })
  if (count === 0) return false
  if (tellsMany(body)) await noteProgress(tx, [messageId], state, failed)
  if (tellsMany(body) && failed === 'blocked') await noteBlocked(tx, messageId, at)
  if (state === 'failed') {
    const dead = { state: 'dead', failure: failed }
    await tx.outbox.upsert({
      where: { messageId },
      create: { messageId, conversationId, channel, notBefore: new Date(0), ...dead },
      update: dead,
    })
    // other parts may be on their way, or a person is having it sent again
  } else await tx.outbox.deleteMany({ where: { messageId, ...(!whole && { state: 'dead' }) } })
  return true
}

const tellsMany = (body: string): boolean => {
  const { key } = JSON.parse(body) as { key?: unknown }
  return typeof key === 'string' && key.startsWith('announcement.')
}
