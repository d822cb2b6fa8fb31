import { Prisma } from '../../generated/sqlite/client.ts'
import { type Db, isOnPostgres } from '../client.ts'
import { LAST_ID } from '../last-id.ts'
import { type Sight, seesConversation } from './sight.ts'

/** How many messages are looked at, newest first, to find those one may see: mostly the first few will do. */
const GOES = [100, 400, 1_500]

/**
 * The newest messages that hold words beginning with each of `words` (folded), among the conversations one may see. Arabic words are also
 * found with their article. Of what is common only the newest two thousand are looked at.
 */
export async function findMessages(db: Db, words: readonly string[], sight: Sight, limit: number): Promise<number[]> {
  const query = words.map(beginning).join(' AND ')
  const matching = isOnPostgres(db)
    ? Prisma.sql`to_tsvector('simple', "words") @@ to_tsquery('simple', ${words.map(lexeme).join(' & ')})`
    : Prisma.sql`"MessageWords" MATCH ${query}`
  const found: number[] = []
  let before = LAST_ID
  for (const many of query === '' ? [] : GOES) {
    const rows = await db.$queryRaw<{ id: number }[]>`
      SELECT rowid AS "id" FROM "MessageWords" WHERE ${matching} AND rowid < ${before} ORDER BY rowid DESC LIMIT ${many}`
    const ids = rows.map(({ id }) => Number(id))
    found.push(...(await seenOf(db, ids, sight)))
    if (ids.length < many || found.length >= limit) break
    before = ids.at(-1) as number
  }
  return found.slice(0, limit)
}

async function seenOf(db: Db, ids: readonly number[], sight: Sight): Promise<number[]> {
  if (ids.length === 0) return []
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT m."id" FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
    WHERE m."id" IN (${Prisma.join([...ids])}) AND ${seesConversation(sight)} ORDER BY m."id" DESC`
  return rows.map(({ id }) => Number(id))
}

// quoted: what people type is words, never a query
const beginning = (word: string): string => (/^(?!ال)[\u0621-\u064a]/.test(word) ? `("${word}"* OR "ال${word}"*)` : `"${word}"*`)

// the same for PostgreSQL
const lexeme = (word: string): string => {
  const plain = word.replace(/['\\:&|!()<>*]/g, ' ').trim()
  return /^(?!ال)[\u0621-\u064a]/.test(word) ? `('${plain}':* | 'ال${plain}':*)` : `'${plain}':*`
}

/** Of a name as common as that, which are found is left to chance: more letters tell them apart. */
const NAMED = 2_000

/** The conversations of people whose name holds a text (folded), the latest first, among those one may see. */
export async function findPeople(db: Db, folded: string, sight: Sight, limit: number): Promise<string[]> {
  if (folded === '') return []
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH named AS MATERIALIZED (
      SELECT "id" FROM "Conversation" WHERE "folded" LIKE ${`%${folded.replace(/[%_\\]/g, '\\$&')}%`} ESCAPE '\\' LIMIT ${NAMED})
    SELECT c."id" FROM named n JOIN "Conversation" c ON c."id" = n."id" WHERE ${seesConversation(sight)}
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
