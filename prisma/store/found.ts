import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'
import { type Sight, seesConversation } from './sight.ts'

/** Messages looked at, newest first, to find those one may see: what is common is found anyway, what is rare is within. */
const LOOKED_AT = 2_000

/**
 * The newest messages that hold words beginning with each of `words` (folded), among the conversations one may see. Arabic words are also
 * found with their article.
 */
export async function findMessages(db: Db, words: readonly string[], sight: Sight, limit: number): Promise<number[]> {
  if (words.length === 0) return []
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT m."id" FROM (
      SELECT rowid AS "id" FROM "MessageWords" WHERE "MessageWords" MATCH ${words.map(beginning).join(' AND ')} ORDER BY rowid DESC LIMIT ${LOOKED_AT}
    ) w CROSS JOIN "Message" m ON m."id" = w."id" JOIN "Conversation" c ON c."id" = m."conversationId"
    WHERE ${seesConversation(sight)} ORDER BY m."id" DESC LIMIT ${limit}`
  return rows.map(({ id }) => Number(id))
}

// quoted: what people type is words, never a query
const beginning = (word: string): string => (/^(?!ال)[\u0621-\u064a]/.test(word) ? `("${word}"* OR "ال${word}"*)` : `"${word}"*`)

/** The conversations of people whose name holds a text (folded), the latest first, among those one may see. */
export async function findPeople(db: Db, folded: string, sight: Sight, limit: number): Promise<string[]> {
  if (folded === '') return []
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Conversation" c
    WHERE c."folded" LIKE ${`%${folded.replace(/[%_\\]/g, '\\$&')}%`} ESCAPE '\\' AND ${seesConversation(sight)}
    ORDER BY c."seenAt" DESC LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Messages that were found, newest first, with whose they are. */
export const readFound = (db: Db, ids: readonly number[]) =>
  db.message.findMany({
    where: { id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    select: {
      id: true,
      conversationId: true,
      author: true,
      body: true,
      locale: true,
      at: true,
      staff: { select: { id: true, name: true } },
      conversation: { select: { name: true, sensitive: true } },
    },
  })

export type Words = { messageId: number; words: string }

/** Keeps the words of messages, folded, to be found by. */
export async function keepWords(tx: Pick<Db, '$executeRaw'>, all: readonly Words[]): Promise<void> {
  const rows = all.filter(({ words }) => words !== '').map(({ messageId, words }) => Prisma.sql`(${messageId}, ${words})`)
  if (rows.length > 0) await tx.$executeRaw`INSERT INTO "MessageWords" (rowid, "words") VALUES ${Prisma.join(rows)}`
}
