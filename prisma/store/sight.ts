import { Prisma } from '../../generated/sqlite/client.ts'

/** What somebody may see: the conversations of some centres (null: of all) and those no centre follows; `unasked` also where nobody asked for a person. */
export type Sight = { centres: readonly string[] | null; unasked: boolean }

/** Whether the centre in a column is one that is seen. */
export function seesCentre({ centres }: Sight, column: string): Prisma.Sql {
  const name = Prisma.raw(column)
  if (!centres) return Prisma.sql`TRUE`
  return centres.length === 0 ? Prisma.sql`${name} IS NULL` : Prisma.sql`(${name} IS NULL OR ${name} IN (${Prisma.join([...centres])}))`
}

/** Whether the conversation `c` is one that is seen. */
export const seesConversation = (sight: Sight): Prisma.Sql =>
  Prisma.sql`${seesCentre(sight, 'c."centre"')}${sight.unasked ? Prisma.empty : Prisma.sql` AND c."askedAt" IS NOT NULL`}`
