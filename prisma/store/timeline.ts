import type { Db } from '../client.ts'
import { HANDOVER, type HandoverRow } from './cards.ts'

const PERSON = { select: { id: true, name: true } } as const
/** From one instant on, up to another where there is one. */
export type Span = { from: Date; until: Date | null }
const within = ({ from, until }: Span) => ({ gte: from, ...(until && { lt: until }) })
const MOST = 500

/** What happened to the hand-overs of a conversation, oldest first. */
export const readEvents = (db: Db, conversationId: string, span: Span) =>
  db.handoverEvent.findMany({
    where: { handover: { conversationId }, at: within(span) },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, kind: true, detail: true, at: true, staff: PERSON },
  })

/** What staff noted in a conversation, oldest first. */
export const readNotes = (db: Db, conversationId: string, span: Span) =>
  db.note.findMany({
    where: { conversationId, at: within(span) },
    orderBy: { id: 'asc' },
    take: MOST,
    select: { id: true, text: true, at: true, staff: PERSON },
  })

/** How many notes there are in a conversation. */
export const countNotes = (db: Db, conversationId: string): Promise<number> => db.note.count({ where: { conversationId } })

/** The hand-overs of a conversation, the latest first, and how many there are. */
export async function readHandovers(db: Db, conversationId: string): Promise<{ last: HandoverRow | null; count: number }> {
  const [last, count] = await Promise.all([
    db.handover.findFirst({ where: { conversationId }, orderBy: [{ openedAt: 'desc' }, { id: 'desc' }], select: HANDOVER }),
    db.handover.count({ where: { conversationId } }),
  ])
  return { last, count }
}

/** When the citizen last wrote; null when never. */
export async function lastHeardAt(db: Db, conversationId: string): Promise<Date | null> {
  const row = await db.message.findFirst({ where: { conversationId, author: 'citizen' }, orderBy: { id: 'desc' }, select: { at: true } })
  return row?.at ?? null
}

/** Why the last message to the citizen could not be sent; null when it was, or is on its way. */
export async function lastSentFailure(db: Db, conversationId: string): Promise<string | null> {
  const row = await db.message.findFirst({
    where: { conversationId, author: { not: 'citizen' } },
    orderBy: { id: 'desc' },
    select: { failure: true },
  })
  return row?.failure ?? null
}
