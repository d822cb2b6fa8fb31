import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'
import { LANES, type Lane, type ListName } from './lanes.ts'
import { type Sight, seesCentre, seesConversation } from './sight.ts'

/** Where a page of a list ended. */
export type Cursor = { lane: number; at: string; id: string }
/** `centre`: only of this one, or with null of none; left out, of all that are seen. */
export type Wanted = { sight: Sight; staffId: string; centre?: string | null; tag?: TagWanted; after?: Cursor; limit: number }
type TagWanted = { name: string; rare: boolean }
type Page = { ids: string[]; next: Cursor | null }
type Row = { id: string; conversationId: string; at: string | Date }

/** A page of a list of hand-overs: the ids of their conversations, in order. */
export async function listHandovers(db: Db, list: ListName, wanted: Wanted): Promise<Page> {
  const lanes: readonly Lane[] = LANES[list](wanted.staffId)
  const found: (Row & { lane: number })[] = []
  for (let lane = wanted.after?.lane ?? 0; lane < lanes.length && found.length <= wanted.limit; lane++) {
    const rows = await readLane(db, lanes[lane] as Lane, wanted, lane === wanted.after?.lane ? wanted.after : undefined)
    found.push(...rows.map(row => ({ ...row, lane })))
  }
  return pageOf(found, wanted.limit)
}

function readLane(db: Db, { where, by, down = false }: Lane, wanted: Wanted, after: Cursor | undefined): Promise<Row[]> {
  const direction = Prisma.raw(down ? 'DESC' : 'ASC')
  const beyond = after
    ? Prisma.sql` AND (${by}, h."id") ${Prisma.raw(down ? '<' : '>')} (${new Date(after.at)}, ${after.id})`
    : Prisma.empty
  return db.$queryRaw<Row[]>`
    SELECT h."id", h."conversationId", ${by} AS "at" FROM "Handover" h
    WHERE ${where} AND ${narrowed(wanted, 'h."centre"', 'h."conversationId"')}${beyond}
    ORDER BY ${by} ${direction}, h."id" ${direction} LIMIT ${wanted.limit + 1}`
}

function narrowed({ sight, centre, tag }: Wanted, centreColumn: string, idColumn: string): Prisma.Sql {
  const column = Prisma.raw(centreColumn)
  const one =
    centre === undefined ? Prisma.empty : centre === null ? Prisma.sql` AND ${column} IS NULL` : Prisma.sql` AND ${column} = ${centre}`
  return Prisma.sql`${seesCentre(sight, centreColumn)}${one}${tag === undefined ? Prisma.empty : tagged(tag, Prisma.raw(idColumn))}`
}

// few: the list is made from those; many: the list is walked and each looked up, until a page is full
const tagged = ({ name, rare }: TagWanted, id: Prisma.Sql): Prisma.Sql =>
  rare
    ? Prisma.sql` AND ${id} IN (SELECT "conversationId" FROM "Tag" WHERE "name" = ${name})`
    : Prisma.sql` AND EXISTS (SELECT 1 FROM "Tag" t WHERE t."conversationId" = ${id} AND t."name" = ${name})`

/** Up to so many, those that have a tag are quicker looked up than a list is walked. */
const RARE = 15_000

/** A tag to narrow a list to, with what there is to know about it first. */
export async function wantedTag(db: Db, name: string): Promise<TagWanted> {
  const [row] = await db.$queryRaw<
    { some: number }[]
  >`SELECT count(*) AS "some" FROM (SELECT 1 FROM "Tag" WHERE "name" = ${name} LIMIT ${RARE}) t`
  return { name, rare: Number(row?.some) < RARE }
}

function pageOf(found: readonly (Row & { lane: number })[], limit: number): Page {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const next = found.length > limit && last ? { lane: last.lane, at: new Date(last.at).toISOString(), id: last.id } : null
  return { ids: rows.map(({ conversationId }) => conversationId), next }
}

/** A page of all conversations, the latest first. */
export async function listConversations(db: Db, wanted: Wanted): Promise<Page> {
  const { sight, after, limit } = wanted
  const beyond = after ? Prisma.sql` AND (c."seenAt", c."id") < (${new Date(after.at)}, ${after.id})` : Prisma.empty
  const rows = await db.$queryRaw<Row[]>`
    SELECT c."id", c."id" AS "conversationId", c."seenAt" AS "at" FROM "Conversation" c
    WHERE ${seesConversation(sight)} AND ${narrowed(wanted, 'c."centre"', 'c."id"')}${beyond}
    ORDER BY c."seenAt" DESC, c."id" DESC LIMIT ${limit + 1}`
  return pageOf(
    rows.map(row => ({ ...row, lane: 0 })),
    limit,
  )
}

/** How many each list holds whatever their tags, counted no further than `most`. */
export async function countLists(db: Db, { tag: _, ...wanted }: Wanted, most: number): Promise<Record<ListName | 'all', number>> {
  const names = Object.keys(LANES) as ListName[]
  const counted = (from: Prisma.Sql) => Prisma.sql`(SELECT count(*) FROM (SELECT 1 FROM ${from} LIMIT ${most}) x)`
  const ofList = (name: ListName) => {
    const lanes = LANES[name](wanted.staffId).map(({ where }) =>
      counted(Prisma.sql`"Handover" h WHERE ${where} AND ${narrowed(wanted, 'h."centre"', 'h."conversationId"')}`),
    )
    return Prisma.sql`${Prisma.join(lanes, ' + ')} AS ${Prisma.raw(`"${name}"`)}`
  }
  const all = Prisma.sql`"Conversation" c WHERE ${seesConversation(wanted.sight)} AND ${narrowed(wanted, 'c."centre"', 'c."id"')}`
  const [row] = await db.$queryRaw<Record<ListName | 'all', number>[]>`SELECT ${Prisma.join(names.map(ofList))}, ${counted(all)} AS "all"`
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, count]) => [name, Math.min(Number(count), most)])) as Record<
    ListName | 'all',
    number
  >
}
