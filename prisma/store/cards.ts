import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'
import { type LastAnnounced, lastAnnounced } from './announcement-answers.ts'
import type { Sight } from './sight.ts'

const PERSON = { select: { id: true, name: true } } as const
const FILE = { select: { id: true, kind: true, mime: true, bytes: true, name: true, state: true, transcript: true } } as const
export const HANDOVER = {
  id: true,
  conversationId: true,
  state: true,
  reason: true,
  urgent: true,
  assignee: PERSON,
  messageId: true,
  openedAt: true,
  takenAt: true,
  waitingSince: true,
  answeredAt: true,
  snoozedUntil: true,
  resolvedAt: true,
  rating: true,
  ratingAskedAt: true,
  noticedAt: true,
  facts: true,
} as const
const CARD = {
  id: true,
  channel: true,
  name: true,
  centre: true,
  session: true,
  createdAt: true,
  seenAt: true,
  sensitive: true,
  askedAt: true,
  tags: { select: { name: true }, orderBy: { name: 'asc' } },
} as const
const MESSAGE = {
  id: true,
  conversationId: true,
  author: true,
  body: true,
  locale: true,
  at: true,
  state: true,
  failure: true,
  reaction: true,
  replyToId: true,
  media: FILE,
  staff: PERSON,
  spoken: { select: { question: true, asked: true, answeredAt: true } },
} as const

export type HandoverRow = Prisma.HandoverGetPayload<{ select: typeof HANDOVER }>
export type CardRow = Prisma.ConversationGetPayload<{ select: typeof CARD }>
export type MessageRow = Prisma.MessageGetPayload<{ select: typeof MESSAGE }>
/**
 * A conversation, its last hand-over and what people last wrote in it: what the assistant answered tells who looks at a list little.
 * `announced`: the announcement that may be answered, while a person is needed.
 */
export type Card = { conversation: CardRow; handover: HandoverRow | null; last: MessageRow | null; announced: LastAnnounced | null }

/** Conversations as a list shows them, in the order of the ids. */
export async function readCards(db: Db, ids: readonly string[]): Promise<Card[]> {
  if (ids.length === 0) return []
  const latest = await latestOf(db, ids)
  const known = <T>(values: readonly (T | null)[]) => values.filter(value => value !== null)
  const [conversations, handovers, messages] = await Promise.all([
    db.conversation.findMany({ where: { id: { in: [...ids] } }, select: CARD }),
    db.handover.findMany({ where: { id: { in: known(latest.map(({ handoverId }) => handoverId)) } }, select: HANDOVER }),
    db.message.findMany({ where: { id: { in: known(latest.map(({ messageId }) => messageId)) } }, select: MESSAGE }),
  ])
  const announcedTo = await lastAnnounced(db, open(handovers))
  const byId = <R extends { id: unknown }>(rows: readonly R[]) => new Map(rows.map(row => [row.id, row]))
  const [conversationOf, handoverOf, messageOf] = [byId(conversations), byId(handovers), byId(messages)]
  return latest.flatMap(({ id, handoverId, messageId }) => {
    const conversation = conversationOf.get(id)
    return conversation
      ? [
          {
            conversation,
            handover: handoverOf.get(handoverId ?? '') ?? null,
            last: messageOf.get(messageId ?? 0) ?? null,
            announced: announcedTo.get(id) ?? null,
          },
        ]
      : []
  })
}

const open = (handovers: readonly HandoverRow[]) => handovers.filter(({ state }) => state !== 'resolved')

type Latest = { id: string; handoverId: string | null; messageId: number | null }

async function latestOf(db: Db, ids: readonly string[]): Promise<Latest[]> {
  const rows = await db.$queryRaw<Latest[]>`
    SELECT c."id",
      (SELECT h."id" FROM "Handover" h WHERE h."conversationId" = c."id" ORDER BY h."openedAt" DESC, h."id" DESC LIMIT 1) AS "handoverId",
      (SELECT m."id" FROM "Message" m WHERE m."conversationId" = c."id" AND m."author" <> 'bot' ORDER BY m."id" DESC LIMIT 1) AS "messageId"
    FROM "Conversation" c WHERE c."id" IN (${Prisma.join([...ids])})`
  const found = new Map(rows.map(row => [row.id, { ...row, messageId: row.messageId === null ? null : Number(row.messageId) }]))
  return ids.flatMap(id => found.get(id) ?? [])
}

/** A conversation that may be seen, as it is; null for one there is not, or that may not be. */
export async function readSeen(db: Db, id: string, sight: Sight): Promise<CardRow | null> {
  return db.conversation.findFirst({
    where: {
      id,
      ...(sight.centres && { OR: [{ centre: null }, { centre: { in: [...sight.centres] } }] }),
      ...(!sight.unasked && { askedAt: { not: null } }),
    },
    select: CARD,
  })
}

/** Messages of a conversation, oldest first: at most `limit` before one, or the last ones. */
export async function readMessages(
  db: Db,
  conversationId: string,
  { before, limit }: { before?: number; limit: number },
): Promise<MessageRow[]> {
  const rows = await db.message.findMany({
    where: { conversationId, ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
    select: MESSAGE,
  })
  return rows.reverse()
}

/** Messages of a conversation from one on, oldest first. */
export const readMessagesFrom = (db: Db, conversationId: string, from: number, limit: number): Promise<MessageRow[]> =>
  db.message.findMany({ where: { conversationId, id: { gte: from } }, orderBy: { id: 'asc' }, take: limit, select: MESSAGE })

/** Some messages of a conversation by their ids. */
export const readSomeMessages = (db: Db, conversationId: string, ids: readonly number[]): Promise<MessageRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : db.message.findMany({ where: { conversationId, id: { in: [...ids] } }, select: MESSAGE })
