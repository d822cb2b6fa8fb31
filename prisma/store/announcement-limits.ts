import type { Kind } from '../../flows/announcements/announcement.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Locale } from '../../locales/locale.ts'

/** What decides who of an audience is told. Read again for each batch that is sent. */
export type Limits = {
  announcementId: string
  kind: Kind
  onPostgres: boolean
  /** The channels served. */
  channels: readonly string[]
  /** The varieties it can be read in. */
  translated: readonly Locale[]
  /** At most so many pieces of news a person since then; null: nobody counts them. */
  cap: { most: number; since: Date } | null
  /** Of channels that take free text only for a while: who wrote since then, or reads one of these by an approved template. */
  windows: readonly { channel: string; since: Date; locales: readonly Locale[] }[]
}

type Asked = Pick<Limits, 'onPostgres'>

/** A field of a conversation's session, in SQL. The conversation is `c`. */
const inSession = ({ onPostgres }: Asked, field: 'locale' | 'discreet'): Prisma.Sql =>
  onPostgres ? Prisma.raw(`(c."session"::json->>'${field}')`) : Prisma.raw(`json_extract(c."session", '$.${field}')`)

/** The variety a conversation is answered in. */
export const localeOf = (asked: Asked): Prisma.Sql => inSession(asked, 'locale')

// danger was spoken of: nothing is sent unasked
const isDiscreet = (asked: Asked) =>
  asked.onPostgres ? Prisma.sql`${inSession(asked, 'discreet')} = 'true'` : Prisma.sql`${inSession(asked, 'discreet')} = 1`

const AGREED: { readonly [K in Kind]: Prisma.Sql } = {
  news: Prisma.sql`EXISTS (SELECT 1 FROM "Subscription" s WHERE s."conversationId" = c."id" AND s."endedAt" IS NULL)`,
  service: Prisma.sql`EXISTS (SELECT 1 FROM "Registration" r JOIN "Consent" k ON k."personId" = r."personId" WHERE r."conversationId" = c."id" AND k."withdrawnAt" IS NULL)`,
}

/** Membership in a list that may be empty. */
export const among = (value: Prisma.Sql, list: readonly string[]): Prisma.Sql =>
  list.length === 0 ? Prisma.sql`1 = 0` : Prisma.sql`${value} IN (${Prisma.join([...list])})`

/**
 * Why a conversation (`c`) is not told, the first of `EXCLUSIONS` that holds, or null; in SQL both databases know. The same expression
 * counts an audience, fixes the recipients, and is asked again when somebody's turn comes.
 */
export function reasonOf(limits: Limits): Prisma.Sql {
  const { kind, channels, translated, windows, cap } = limits
  const cases = [
    Prisma.sql`WHEN EXISTS (SELECT 1 FROM "OptOut" o WHERE o."conversationId" = c."id") THEN 'opted-out'`,
    Prisma.sql`WHEN ${isDiscreet(limits)} THEN 'discreet'`,
    Prisma.sql`WHEN NOT ${AGREED[kind]} THEN 'no-consent'`,
    Prisma.sql`WHEN NOT (${among(Prisma.sql`c."channel"`, channels)}) THEN 'no-channel'`,
    Prisma.sql`WHEN NOT (${among(localeOf(limits), translated)}) THEN 'no-translation'`,
    ...windows.map(window => closed(limits, window)),
    ...(cap ? [tooOften(limits, cap)] : []),
  ]
  return Prisma.sql`CASE ${Prisma.join(cases, ' ')} ELSE NULL END`
}

const closed = (asked: Asked, { channel, since, locales }: Limits['windows'][number]) =>
  Prisma.sql`WHEN c."channel" = ${channel} AND NOT (${among(localeOf(asked), locales)})
    AND NOT EXISTS (SELECT 1 FROM "Message" m WHERE m."conversationId" = c."id" AND m."author" = 'citizen' AND m."at" > ${since}) THEN 'window-closed'`

const tooOften = ({ announcementId }: Limits, { most, since }: NonNullable<Limits['cap']>) =>
  Prisma.sql`WHEN (SELECT count(*) FROM "AnnouncementRecipient" a JOIN "Announcement" n ON n."id" = a."announcementId"
      WHERE a."conversationId" = c."id" AND a."sentAt" > ${since} AND a."announcementId" <> ${announcementId} AND n."kind" = 'news') >= ${most} THEN 'too-often'`
