import type { Kind } from '../../flows/announcements/announcement.ts'
import { type Audience, bornIn } from '../../flows/announcements/audience.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../client.ts'
import { among, C, type Limits, localeOf, reasonOf } from './announcement-limits.ts'
import { othersOf, withOthers } from './same-person.ts'

/** What an audience is looked up by: `year` is that of today, `now` the instant. */
export type Asking = { audience: Audience; limits: Limits; year: number; now: Date }

/** So many conversations are looked at in one statement: a few milliseconds in which nobody is answered. */
const BATCH = 500
const DAY_MS = 86_400_000

/** The states of a file, by what they mean for who is told. */
const FILES = {
  any: ['received', 'in-review', 'documents-missing', 'accepted', 'waiting-list', 'closed'],
  active: ['received', 'in-review', 'documents-missing', 'accepted'],
  accepted: ['accepted'],
  waiting: ['waiting-list'],
} as const

/** How many of an audience there are, by channel and variety, told or not and why not. */
export type Counted = { channel: string; locale: Locale; reason: string | null; people: number }

/** Counts an audience exactly. Between the batches others are served; `stopped` ends it early, with null. */
export async function countAudience(db: Db, asking: Asking, stopped: () => boolean = () => false): Promise<Counted[] | null> {
  const counted = new Map<string, Counted>()
  for await (const some of batches(db, asking)) {
    if (stopped()) return null
    const rows = await db.$queryRaw<Counted[]>`
      SELECT "channel", "locale", "reason", count(*) AS "people" FROM (${found(asking, some)}) AS f GROUP BY "channel", "locale", "reason"`
    for (const row of rows) add(counted, row)
  }
  return [...counted.values()].sort((a, b) => keyOf(a).localeCompare(keyOf(b)))
}

const keyOf = ({ channel, locale, reason }: Counted) => `${channel} ${locale} ${reason ?? ''}`

function add(counted: Map<string, Counted>, { channel, locale, reason, people }: Counted): void {
  const key = keyOf({ channel, locale, reason, people })
  counted.set(key, { channel, locale, reason, people: (counted.get(key)?.people ?? 0) + Number(people) })
}

/**
 * Writes down everybody of an audience, those not told with the reason, but not who never asked to be told. What is written already stays:
 * begun again after a crash it goes on, and nobody is there twice. Once the announcement is called off it stops: nobody is added to it.
 */
export async function freezeAudience(db: Db, asking: Asking): Promise<void> {
  for await (const some of batches(db, asking)) if (!(await freezeSome(db, asking, some))) return
}

// who calls it off waits for these few, and finds them: of the two one comes after the other
async function freezeSome(db: Db, asking: Asking, some: Some): Promise<boolean> {
  const { announcementId: id } = asking.limits
  const [{ count }] = await db.$transaction([
    db.announcement.updateMany({ where: { id, state: 'freezing' }, data: { state: 'freezing' } }),
    db.$executeRaw`
      INSERT INTO "AnnouncementRecipient" ("announcementId", "conversationId", "channel", "locale", "state", "reason")
      SELECT ${id}, "id", "channel", "locale", CASE WHEN "reason" IS NULL THEN 'queued' ELSE 'excluded' END, "reason"
      FROM (${found(asking, some)}) AS f WHERE ("reason" IS NULL OR "reason" <> 'no-consent')
        AND EXISTS (SELECT 1 FROM "Announcement" a WHERE a."id" = ${id} AND a."state" = 'freezing') ON CONFLICT DO NOTHING`,
  ])
  return count > 0
}

/** Conversations looked at together: either none of their writers has another, or each has. */
type Some = { ids: readonly string[]; alone: boolean }

const found = (asking: Asking, { ids, alone }: Some): Prisma.Sql => Prisma.sql`
  SELECT c."id", c."channel", ${localeOf(asking.limits)} AS "locale", ${alone ? reasonOf(asking.limits, C, true) : reasonAmongOthers(asking)} AS "reason"
  FROM "Conversation" c WHERE c."id" IN (${Prisma.join([...ids])}) AND ${matches(asking, C)}`

const reasonAmongOthers = (asking: Asking): Prisma.Sql =>
  Prisma.sql`COALESCE(${reasonOf(asking.limits)}, CASE WHEN ${betterReached(asking)} THEN 'other-channel' END)`

/** Whether the same person is told in another conversation: the one of the audience they wrote in last, of those they may be told in. */
const betterReached = (asking: Asking): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM (${othersOf(C)}) AS same JOIN "Conversation" elsewhere ON elsewhere."id" = same."id"
    WHERE (elsewhere."seenAt" > c."seenAt" OR (elsewhere."seenAt" = c."seenAt" AND elsewhere."id" > c."id"))
      AND ${matches(asking, OTHER)} AND ${reasonOf(asking.limits, OTHER)} IS NULL)`

// a name no table within these expressions has
const OTHER = Prisma.raw('elsewhere')

/** Conversations an audience may be among, in order, from the narrowest table that says so. */
async function* batches(db: Db, { audience, limits: { kind } }: Asking): AsyncGenerator<Some> {
  for (let last = ''; ; ) {
    const rows = await db.$queryRaw<{ id: string }[]>`${narrowest(audience, kind, last)} LIMIT ${BATCH}`
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) yield* apart(ids, await withOthers(db, ids))
    if (ids.length < BATCH) return
    last = ids.at(-1) ?? last
    // others are served in between
    await new Promise(resolve => setImmediate(resolve))
  }
}

function* apart(ids: readonly string[], doubled: readonly string[]): Generator<Some> {
  const known = new Set(doubled)
  const single = ids.filter(id => !known.has(id))
  if (single.length > 0) yield { ids: single, alone: true }
  if (doubled.length > 0) yield { ids: doubled, alone: false }
}

function narrowest({ registered, attended, topics }: Audience, kind: Kind, last: string): Prisma.Sql {
  const after = Prisma.sql`"conversationId" > ${last}`
  if (registered)
    return Prisma.sql`SELECT DISTINCT "conversationId" AS "id" FROM "Registration" WHERE ${after} AND ${files(registered)} ORDER BY 1`
  if (attended)
    return Prisma.sql`SELECT DISTINCT "conversationId" AS "id" FROM "Appointment" WHERE ${after} AND ${came(attended)} ORDER BY 1`
  if (topics && topics.length > 0)
    return Prisma.sql`SELECT DISTINCT "conversationId" AS "id" FROM "Subscription" WHERE ${after} AND "endedAt" IS NULL AND ${among(Prisma.sql`"topic"`, topics)} ORDER BY 1`
  // news of whatever topic are for who asked for any
  if (kind === 'news')
    return Prisma.sql`SELECT DISTINCT "conversationId" AS "id" FROM "Subscription" WHERE ${after} AND "endedAt" IS NULL ORDER BY 1`
  return Prisma.sql`SELECT "id" FROM "Conversation" WHERE "id" > ${last} ORDER BY "id"`
}

type Registered = NonNullable<Audience['registered']>

const files = ({ service, offer, state }: Registered): Prisma.Sql =>
  all([
    ...(service === undefined ? [] : [Prisma.sql`"service" = ${service}`]),
    ...(offer === undefined ? [] : [Prisma.sql`"offerId" = ${offer}`]),
    among(Prisma.sql`"state"`, FILES[state ?? 'any']),
  ])

const came = ({ service }: NonNullable<Audience['attended']>): Prisma.Sql =>
  Prisma.sql`"service" = ${service} AND "state" IN ('arrived', 'done')`

const all = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`1 = 1` : Prisma.join([...conditions], ' AND ')

const file = (c: Prisma.Sql, condition: Prisma.Sql) =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Registration" r WHERE r."conversationId" = ${c}."id" AND ${condition})`

function matches({ audience, limits, year, now }: Asking, c: Prisma.Sql): Prisma.Sql {
  const { topics, centres, communes, locales, ages, registered, attended, seenWithin } = audience
  const asked: (Prisma.Sql | undefined)[] = [
    topics && subscribed(c, topics),
    centres && inCentres(c, centres),
    communes && file(c, among(Prisma.sql`r."commune"`, communes)),
    locales && among(localeOf(limits, c), locales),
    ages && ofAge(c, bornIn(ages, year)),
    registered && file(c, files(registered)),
    attended && Prisma.sql`EXISTS (SELECT 1 FROM "Appointment" p WHERE p."conversationId" = ${c}."id" AND ${came(attended)})`,
    seenWithin === undefined ? undefined : Prisma.sql`${c}."seenAt" > ${new Date(now.getTime() - seenWithin * DAY_MS)}`,
  ]
  return all(asked.filter(condition => condition !== undefined))
}

const subscribed = (c: Prisma.Sql, topics: readonly string[]) =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Subscription" s WHERE s."conversationId" = ${c}."id" AND s."endedAt" IS NULL AND ${among(Prisma.sql`s."topic"`, topics)})`

const inCentres = (c: Prisma.Sql, centres: readonly string[]) => {
  const asked = centres.map(key => `centre:${key}`)
  return Prisma.sql`(${among(Prisma.sql`${c}."centre"`, centres)} OR ${file(c, among(Prisma.sql`r."centre"`, centres))} OR ${subscribed(c, asked)})`
}

const ofAge = (c: Prisma.Sql, { first, last }: { first: number; last: number }) =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Registration" r JOIN "Person" p ON p."id" = r."personId" WHERE r."conversationId" = ${c}."id" AND p."born" BETWEEN ${first} AND ${last} AND p."born" > 0)`
