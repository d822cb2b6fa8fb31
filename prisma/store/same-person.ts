import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'

/**
 * The other conversations (`"id"`) of whoever writes in `c`, as far as it is known and not guessed: staff found the files that two
 * conversations asked for themselves to be one person's, and nobody else asked for themselves there; or both are one telephone on
 * WhatsApp. A telephone, a name or a birth that was only typed may be anybody's. `c` is the alias of a conversation; in SQL both databases know.
 */
export const othersOf = (c: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT b."conversationId" AS "id" FROM "Registration" a JOIN "Registration" b ON b."personId" = a."personId"
    WHERE a."conversationId" = ${c}."id" AND a."beneficiary" = 'me' AND b."beneficiary" = 'me' AND b."conversationId" <> a."conversationId"
      AND NOT EXISTS (SELECT 1 FROM "Registration" d WHERE d."conversationId" IN (a."conversationId", b."conversationId")
        AND d."beneficiary" = 'me' AND d."personId" <> a."personId")
  UNION ALL
  SELECT w."id" FROM "Conversation" w
    WHERE w."channel" = CASE ${c}."channel" WHEN 'whatsapp' THEN 'whatsapp-web' WHEN 'whatsapp-web' THEN 'whatsapp' END
      AND w."address" = CASE ${c}."channel" WHEN 'whatsapp' THEN ${c}."address" || '@c.us' ELSE replace(${c}."address", '@c.us', '') END`

/** Of some conversations those whose writer has others. */
export async function withOthers(db: Pick<Db, '$queryRaw'>, ids: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Conversation" c WHERE c."id" IN (${Prisma.join([...ids])}) AND EXISTS (${othersOf(Prisma.raw('c'))})`
  return rows.map(({ id }) => id)
}

/** Whether no announcements are wanted in the conversation `c`. */
export const stoppedHere = (c: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (SELECT 1 FROM "OptOut" o WHERE o."conversationId" = ${c}."id")`

/**
 * Whether whoever writes in `c` wants no announcements: they said so here, or in another conversation of theirs and did not ask for any
 * here since. A conversation they blocked is one door closed, and says nothing of the others.
 */
export const stopped = (c: Prisma.Sql): Prisma.Sql => Prisma.sql`(${stoppedHere(c)}
  OR EXISTS (SELECT 1 FROM (${othersOf(c)}) AS same JOIN "OptOut" o ON o."conversationId" = same."id" WHERE o."how" <> 'platform'
    AND NOT EXISTS (SELECT 1 FROM "Subscription" s WHERE s."conversationId" = ${c}."id" AND s."endedAt" IS NULL AND s."since" > o."at")))`

/** Whether whoever writes in a conversation wants no announcements. */
export async function hasStopped(db: Pick<Db, '$queryRaw'>, conversationId: string): Promise<boolean> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT 1 AS "one" FROM "Conversation" c WHERE c."id" = ${conversationId} AND ${stopped(Prisma.raw('c'))}`
  return rows.length > 0
}
