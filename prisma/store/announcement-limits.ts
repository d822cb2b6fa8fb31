import type { Kind } from '../../flows/announcements/announcement.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Locale } from '../../locales/locale.ts'
import { othersOf, stopped, stoppedHere } from './same-person.ts'

/** What decides who of an audience is told. Read again for each batch that is sent. */
export type Limits = {
  announcementId: string
  kind: Kind
  onPostgres: boolean
  /** The channels served. */
  channels: readonly string[]
  /** The varieties it can be read in. */
  translated: readonly Locale[]
  /** At most so many a person since then, of all the news, or of what one rule tells of one offer; null: nobody counts them. */
  cap: { most: number; since: Date; of: 'news' | { rule: string; offerId: string } } | null
  /** Of channels that take free text only for a while: who wrote since then, or reads one of these by an approved template. */
  windows: readonly { channel: string; since: Date; locales: readonly Locale[] }[]
}

type Asked = Pick<Limits, 'onPostgres'>

/** The conversation an expression speaks of, unless it is told another alias. */
export const C = Prisma.raw('c')

/** A field of a conversation's session, in SQL. */
const inSession = ({ onPostgres }: Asked, field: 'locale' | 'discreet', c: Prisma.Sql): Prisma.Sql =>
  onPostgres
    ? Prisma.sql`(${c}."session"::json->>${Prisma.raw(`'${field}'`)})`
    : Prisma.sql`json_extract(${c}."session", ${Prisma.raw(`'$.${field}'`)})`

/** The variety a conversation is answered in. */
export const localeOf = (asked: Asked, c = C): Prisma.Sql => inSession(asked, 'locale', c)

// danger was spoken of: nothing is sent unasked
const isDiscreet = (asked: Asked, c: Prisma.Sql) =>
  asked.onPostgres ? Prisma.sql`${inSession(asked, 'discreet', c)} = 'true'` : Prisma.sql`${inSession(asked, 'discreet', c)} = 1`

const AGREED: { readonly [K in Kind]: (c: Prisma.Sql) => Prisma.Sql } = {
  news: c => Prisma.sql`EXISTS (SELECT 1 FROM "Subscription" s WHERE s."conversationId" = ${c}."id" AND s."endedAt" IS NULL)`,
  service: c =>
    Prisma.sql`EXISTS (SELECT 1 FROM "Registration" r JOIN "Consent" k ON k."personId" = r."personId" WHERE r."conversationId" = ${c}."id" AND k."withdrawnAt" IS NULL)`,
}

/** Membership in a list that may be empty. */
export const among = (value: Prisma.Sql, list: readonly string[]): Prisma.Sql =>
  list.length === 0 ? Prisma.sql`1 = 0` : Prisma.sql`${value} IN (${Prisma.join([...list])})`

/**
 * Why a conversation is not told, the first of `EXCLUSIONS` that holds, or null; in SQL both databases know. The same expression counts an
 * audience, fixes the recipients, and is asked again when somebody's turn comes. That one person may be told in another conversation is
 * asked apart: of an audience by `found`, of those written down by `toldElsewhere`. `alone`: they are known to have no other conversation,
 * which is quicker.
 */
export function reasonOf(limits: Limits, c = C, alone = false): Prisma.Sql {
  const { kind, channels, translated, windows, cap } = limits
  const cases = [
    Prisma.sql`WHEN ${alone ? stoppedHere(c) : stopped(c)} THEN 'opted-out'`,
    Prisma.sql`WHEN ${isDiscreet(limits, c)} THEN 'discreet'`,
    Prisma.sql`WHEN NOT ${AGREED[kind](c)} THEN 'no-consent'`,
    Prisma.sql`WHEN NOT (${among(Prisma.sql`${c}."channel"`, channels)}) THEN 'no-channel'`,
    Prisma.sql`WHEN NOT (${among(localeOf(limits, c), translated)}) THEN 'no-translation'`,
    ...windows.map(window => closed(limits, window, c)),
    ...(cap ? [tooOften(limits, cap, alone ? itself(c) : Prisma.sql`${itself(c)} UNION ALL ${othersOf(c)}`)] : []),
  ]
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} ELSE NULL END`
}

const closed = (asked: Asked, { channel, since, locales }: Limits['windows'][number], c: Prisma.Sql) =>
  Prisma.sql`WHEN ${c}."channel" = ${channel} AND NOT (${among(localeOf(asked, c), locales)})
    AND NOT EXISTS (SELECT 1 FROM "Message" m WHERE m."conversationId" = ${c}."id" AND m."author" = 'citizen' AND m."at" > ${since}) THEN 'window-closed'`

const itself = (c: Prisma.Sql) => Prisma.sql`SELECT ${c}."id" AS "id"`

// what did not reach them does not count; a person is counted, in whatever conversations of theirs they were told
const tooOften = ({ announcementId }: Limits, { most, since, of }: NonNullable<Limits['cap']>, theirs: Prisma.Sql) =>
  Prisma.sql`WHEN (SELECT count(*) FROM (${theirs}) AS same
      JOIN "AnnouncementRecipient" a ON a."conversationId" = same."id" JOIN "Announcement" n ON n."id" = a."announcementId"
      WHERE a."sentAt" > ${since} AND a."announcementId" <> ${announcementId} AND ${counts(of)} AND (a."state" <> 'failed' OR a."reason" = 'unknown'))
    >= ${most} THEN 'too-often'`

const counts = (of: NonNullable<Limits['cap']>['of']) =>
  of === 'news' ? Prisma.sql`n."kind" = 'news'` : Prisma.sql`n."rule" = ${of.rule} AND n."offerId" = ${of.offerId}`

/** Whether somebody has been told an announcement already, or perhaps, in another conversation of theirs. */
export const toldElsewhere = ({ announcementId }: Limits): Prisma.Sql => Prisma.sql`
  EXISTS (SELECT 1 FROM (${othersOf(C)}) AS same
    JOIN "AnnouncementRecipient" t ON t."announcementId" = ${announcementId} AND t."conversationId" = same."id"
    WHERE t."state" IN ('sending', 'sent', 'delivered', 'read') OR (t."state" = 'failed' AND t."reason" = 'unknown'))`
