import { type Deed, type EndedFor, from, type Kind, leadsTo, type State, type Texts } from '../../flows/announcements/announcement.ts'
import type { Audience } from '../../flows/announcements/audience.ts'
import type { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'

/** An announcement as it is kept. */
export type Announcement = {
  id: string
  kind: Kind
  name: string
  state: State
  centre: string | null
  offerId: string | null
  texts: Texts
  audience: Audience
  scheduledAt: Date | null
  /** The last moment of sending, as staff set it. */
  expiresAt: Date | null
  /** When it is too late, as the machine reckons: the same, or a day after the beginning. */
  lateAt: Date | null
  pace: number | null
  author: { id: string; name: string } | null
  approvedBy: { id: string; name: string } | null
  approvedAt: Date | null
  version: number
  approvedVersion: number | null
  rule: string | null
  createdAt: Date
  changedAt: Date
  startedAt: Date | null
  endedAt: Date | null
  /** Why the machine ended it before everybody was told. */
  endedFor: EndedFor | null
}

const WHO = { select: { id: true, name: true } } as const
const WHOLE = { include: { author: WHO, approvedBy: WHO } } as const
type Row = Prisma.AnnouncementGetPayload<typeof WHOLE>

// written by this very module: texts and audience are what they were when they were checked
const shaped = ({ authorId: _, approvedById: __, ruleKey: ___, ...row }: Row): Announcement => ({
  ...row,
  kind: row.kind as Kind,
  state: row.state as State,
  texts: row.texts as Texts,
  audience: row.audience as Audience,
  endedFor: row.endedFor as Announcement['endedFor'],
})

export async function findAnnouncement(db: Db | Tx, id: string): Promise<Announcement | null> {
  const row = await db.announcement.findUnique({ where: { id }, ...WHOLE })
  return row && shaped(row)
}

const PAGE = 30

/** Which are listed. `within`: those of these centres and those of all; null: every one. `after`: the last of the page before. */
export type Listing = { within: readonly string[] | null; states?: readonly State[]; after?: string }

/** Announcements, the latest changed first, a page at a time. */
export async function listAnnouncements(db: Db, { within, states, after }: Listing): Promise<Announcement[]> {
  const rows = await db.announcement.findMany({
    where: {
      ...(states && { state: { in: [...states] } }),
      ...(within && { OR: [{ centre: null }, { centre: { in: [...within] } }] }),
    },
    orderBy: [{ changedAt: 'desc' }, { id: 'asc' }],
    take: PAGE,
    ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
    ...WHOLE,
  })
  return rows.map(shaped)
}

/** What people write of an announcement. */
export type Content = Pick<Announcement, 'kind' | 'name' | 'centre' | 'offerId' | 'texts' | 'audience' | 'expiresAt' | 'pace'>

const dataOf = ({ texts, audience, ...rest }: Content) => ({
  ...rest,
  texts: texts as Prisma.InputJsonObject,
  audience: audience as Prisma.InputJsonObject,
})

/** Writes a new one down. `rule` with its key: one that writes itself, and only once for that key: a second one is a clash. */
export async function addAnnouncement(
  tx: Tx,
  content: Content,
  { id, authorId, at, rule }: { id: string; authorId: string | null; at: Date; rule?: { rule: string; ruleKey: string } },
): Promise<void> {
  // who switched a rule on approved what it writes
  const approved = rule && { ...rule, state: 'approved', approvedVersion: 1, approvedAt: at }
  await tx.announcement.create({ data: { id, ...dataOf(content), authorId, createdAt: at, changedAt: at, ...approved } })
}

/**
 * Edits one that nobody was told yet (`content` null: what goes with it, not what is written); an approval is taken back. False when it is
 * no longer the version that was read.
 */
export async function editAnnouncement(
  tx: Tx,
  id: string,
  version: number,
  content: Content | null,
  authorId: string,
  at: Date,
): Promise<boolean> {
  const { count } = await tx.announcement.updateMany({
    where: { id, version, state: { in: [...from('edit')] } },
    data: {
      ...(content && dataOf(content)),
      // who approves must not be who wrote last
      authorId,
      state: leadsTo('edit'),
      version: { increment: 1 },
      approvedById: null,
      approvedAt: null,
      approvedVersion: null,
      scheduledAt: null,
      lateAt: null,
      changedAt: at,
    },
  })
  return count === 1
}

type Changes = Pick<
  Prisma.AnnouncementUncheckedUpdateManyInput,
  'approvedById' | 'approvedAt' | 'approvedVersion' | 'scheduledAt' | 'lateAt' | 'startedAt' | 'endedAt' | 'endedFor'
>

/**
 * Does something with an announcement if it is in a state that allows it, and still the version and in the state that were seen: of two who do it at the same
 * time one does. False: nothing was done.
 */
export async function advance(
  tx: Pick<Tx, 'announcement'>,
  id: string,
  deed: Deed,
  at: Date,
  { version, state, ...changes }: Changes & { version?: number; state?: State } = {},
): Promise<boolean> {
  const { count } = await tx.announcement.updateMany({
    where: { id, state: { in: from(deed).filter(each => !state || each === state) }, ...(version !== undefined && { version }) },
    data: { state: leadsTo(deed), changedAt: at, ...changes },
  })
  return count === 1
}

const due = (now: Date): Prisma.AnnouncementWhereInput => ({
  OR: [{ state: { in: ['freezing', 'sending'] } }, { state: 'scheduled', scheduledAt: { lte: now } }],
})

/** Those the machine has to do with: their time has come, or they are under way. The first to begin comes first. */
export async function underWay(db: Db, now: Date): Promise<Announcement[]> {
  const rows = await db.announcement.findMany({
    where: due(now),
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    ...WHOLE,
  })
  return rows.map(shaped)
}

/** Whether the machine has anything to do with announcements: one look. */
export const isUnderWay = async (db: Db, now: Date): Promise<boolean> =>
  (await db.announcement.findFirst({
    where: due(now),
    select: { id: true },
  })) !== null
