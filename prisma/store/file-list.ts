import type { FileState } from '../../flows/preregister/files.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'
import { LAST_ID } from '../last-id.ts'

/** Which files. `within`: the centres whose files may be seen, with those no centre follows; null: all. Dates are instants. */
export type FilesWanted = {
  within: readonly string[] | null
  states?: readonly FileState[] | undefined
  service?: string | undefined
  centre?: string | undefined
  commune?: string | undefined
  offer?: string | undefined
  /** The five years somebody was born in, by the first of them; whose birth is a range of ages, or unknown, is not left out. */
  born?: { first: number; last: number } | undefined
  since?: Date | undefined
  until?: Date | undefined
  /** For each word of a name, the hashes any of which will do. */
  names?: readonly (readonly string[])[] | undefined
  /** Hashes of a phone. */
  phones?: readonly string[] | undefined
  reference?: string | undefined
}

const STATES = ['received', 'in-review', 'documents-missing', 'accepted', 'waiting-list', 'referred', 'refused', 'closed'] as const
const NOBODY = null
/** How the counters call the files no centre follows yet. */
const OF_NO_CENTRE = ''

/** The ids of files, latest first, at most `limit` below `before`. */
export async function listFileIds(db: Db, wanted: FilesWanted, before: number | null, limit: number): Promise<number[]> {
  const end = before ?? LAST_ID
  const found = wanted.names?.length ? await byName(db, wanted, end, limit) : await byIndex(db, wanted, end, limit)
  return [...new Set(found)].sort((a, b) => b - a).slice(0, limit)
}

// each centre and state by itself is read straight from an index, in order; what they give is put together
async function byIndex(db: Db, wanted: FilesWanted, end: number, limit: number): Promise<number[]> {
  const ids: number[] = []
  for (const scope of scopesOf(wanted)) {
    const rows = await db.$queryRaw<{ id: number }[]>`
      SELECT r."id" FROM "Registration" r WHERE r."id" < ${end} AND ${scope} AND ${rest(wanted)} ORDER BY r."id" DESC LIMIT ${limit}`
    for (const { id } of rows) ids.push(Number(id))
  }
  return ids
}

function scopesOf({ within, centre, states, service, commune, offer }: FilesWanted): Prisma.Sql[] {
  const centres = centre !== undefined ? [centre] : within === null ? [] : [NOBODY, ...within]
  const of = (key: string | null) => (key === NOBODY ? Prisma.sql`r."centre" IS NULL` : Prisma.sql`r."centre" = ${key}`)
  const wantedStates = states?.length ? states : centres.length > 0 || (service ?? commune ?? offer) !== undefined ? STATES : []
  const inState = wantedStates.map(state => Prisma.sql`r."state" = ${state}`)
  if (centres.length === 0) return inState.length > 0 ? inState : [Prisma.sql`TRUE`]
  return centres.flatMap(key => inState.map(state => Prisma.sql`${of(key)} AND ${state}`))
}

function rest({ within, centre, service, commune, offer, since, until, phones, reference, born }: FilesWanted): Prisma.Sql {
  const all = [
    ...(within !== null && centre !== undefined && !within.includes(centre) ? [Prisma.sql`FALSE`] : []),
    ...(service !== undefined ? [Prisma.sql`r."service" = ${service}`] : []),
    ...(commune !== undefined ? [Prisma.sql`r."commune" = ${commune}`] : []),
    ...(offer !== undefined ? [Prisma.sql`r."offerId" = ${offer}`] : []),
    ...(since ? [Prisma.sql`r."createdAt" >= ${since}`] : []),
    ...(until ? [Prisma.sql`r."createdAt" < ${until}`] : []),
    ...(born
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = r."personId" AND (p."born" BETWEEN ${born.first} AND ${born.last} OR p."born" = 0))`,
        ]
      : []),
    ...(reference !== undefined ? [Prisma.sql`r."reference" = ${reference}`] : []),
    ...(phones
      ? [
          Prisma.sql`r."personId" IN (SELECT p."id" FROM "Person" p WHERE p."phoneHash" IN (${Prisma.join(phones.length > 0 ? [...phones] : [''])}))`,
        ]
      : []),
  ]
  return all.length > 0 ? Prisma.join(all, ' AND ') : Prisma.sql`TRUE`
}

/** A word more frequent than this is not the one to begin with. */
const FREQUENT = 3_000

// begins with the rarest word of the name, and asks of each file whether it has the others
async function byName(db: Db, wanted: FilesWanted, end: number, limit: number): Promise<number[]> {
  const words = await rarestFirst(db, wanted.names ?? [])
  const [first = [], ...others] = words
  const hasOthers = others.map(
    hashes =>
      Prisma.sql`EXISTS (SELECT 1 FROM "NameWord" o WHERE o."registrationId" = w."registrationId" AND o."word" IN (${Prisma.join([...hashes])}))`,
  )
  const having = hasOthers.length > 0 ? Prisma.join(hasOthers, ' AND ') : Prisma.sql`TRUE`
  const ids: number[] = []
  for (const hash of first) {
    const rows = await db.$queryRaw<{ id: number }[]>`
      SELECT r."id" FROM "NameWord" w JOIN "Registration" r ON r."id" = w."registrationId"
      WHERE w."word" = ${hash} AND w."registrationId" < ${end} AND ${having} AND ${seen(wanted)} AND ${rest(wanted)}
      ORDER BY w."registrationId" DESC LIMIT ${limit}`
    for (const { id } of rows) ids.push(Number(id))
  }
  return ids
}

function seen({ within, states }: FilesWanted): Prisma.Sql {
  const mine =
    within === null
      ? Prisma.sql`TRUE`
      : Prisma.sql`(r."centre" IS NULL OR r."centre" IN (${Prisma.join(within.length > 0 ? [...within] : [''])}))`
  return states?.length ? Prisma.sql`${mine} AND r."state" IN (${Prisma.join([...states])})` : mine
}

async function rarestFirst(db: Db, words: readonly (readonly string[])[]): Promise<(readonly string[])[]> {
  const counted = await Promise.all(
    words.map(async hashes => {
      const [row] = await db.$queryRaw<{ n: number }[]>`
        SELECT count(*) AS "n" FROM (SELECT 1 FROM "NameWord" WHERE "word" IN (${Prisma.join([...hashes])}) LIMIT ${FREQUENT})`
      return { hashes, n: Number(row?.n ?? 0) }
    }),
  )
  return counted.sort((a, b) => a.n - b.n).map(({ hashes }) => hashes)
}

/** The ids of files by their references, latest first. */
export async function idsOfFiles(db: Pick<Db, 'registration'>, references: readonly string[]): Promise<number[]> {
  const rows = await db.registration.findMany({
    where: { reference: { in: [...references] } },
    select: { id: true },
    orderBy: { id: 'desc' },
  })
  return rows.map(({ id }) => id)
}

/** The files begun in a conversation, latest first. */
export const filesOfConversation = (db: Pick<Db, 'registration'>, conversationId: string, limit: number) =>
  db.registration.findMany({
    where: { conversationId },
    orderBy: { id: 'desc' },
    take: limit,
    select: { reference: true, service: true, state: true, beneficiary: true, centre: true, createdAt: true },
  })

/** Files with their people, in the order of the ids. */
export async function readFileRows(db: Pick<Db, 'registration'>, ids: readonly number[]) {
  const rows = await db.registration.findMany({
    where: { id: { in: [...ids] } },
    include: { person: { select: { id: true, sealed: true } } },
    orderBy: { id: 'desc' },
  })
  return rows
}
export type FileRowKept = Awaited<ReturnType<typeof readFileRows>>[number]

/** How many files are in each state, of those somebody may see: those of their centres and of none yet; null: all. */
export async function countStates(db: Pick<Db, 'fileCount'>, within: readonly string[] | null): Promise<Record<string, number>> {
  const rows = await db.fileCount.groupBy({
    by: ['state'],
    where: within === null ? {} : { centre: { in: [OF_NO_CENTRE, ...within] } },
    _sum: { files: true },
  })
  return Object.fromEntries(rows.map(({ state, _sum }) => [state, _sum.files ?? 0]))
}
