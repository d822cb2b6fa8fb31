import type { Texts } from '../../flows/announcements/announcement.ts'
import type { Db, Tx } from '../client.ts'
import type { Announcement } from './announcements.ts'

/** Marks an announcement as answered by somebody; the first time counts. */
export async function noteAnswered(
  tx: Pick<Tx, 'announcementRecipient'>,
  announcementId: string,
  conversationId: string,
  at: Date,
): Promise<void> {
  await tx.announcementRecipient.updateMany({ where: { announcementId, conversationId, answeredAt: null }, data: { answeredAt: at } })
}

/** Somebody registered for an offer: the announcements of it that reached them are marked so. */
export async function noteRegistered(
  tx: Pick<Tx, 'announcementRecipient'>,
  conversationId: string,
  offerId: string,
  at: Date,
): Promise<void> {
  await tx.announcementRecipient.updateMany({
    where: { conversationId, sentAt: { not: null }, registeredAt: null, announcement: { offerId } },
    data: { registeredAt: at },
  })
}

/** So long after an announcement, in milliseconds, somebody may be answering it. */
const ANSWER_MS = 7 * 86_400_000

/** What somebody may be answering, and when they were told it. */
export type LastAnnounced = Pick<Announcement, 'id' | 'name' | 'offerId' | 'rule' | 'texts'> & { at: Date }
type Asking = { conversationId: string; openedAt: Date }

/** The announcement each may be answering who asked for a person at an instant, by conversation: the last one they were told. */
export async function lastAnnounced(db: Pick<Db, 'announcementRecipient'>, asking: readonly Asking[]): Promise<Map<string, LastAnnounced>> {
  const since = new Map(asking.map(({ conversationId, openedAt }) => [conversationId, openedAt.getTime() - ANSWER_MS]))
  if (since.size === 0) return new Map()
  const rows = await db.announcementRecipient.findMany({
    where: { conversationId: { in: [...since.keys()] }, sentAt: { gte: new Date(Math.min(...since.values())) } },
    orderBy: { sentAt: 'asc' },
    select: {
      conversationId: true,
      sentAt: true,
      announcement: { select: { id: true, name: true, offerId: true, rule: true, texts: true } },
    },
  })
  return new Map(
    rows.flatMap(({ conversationId, sentAt, announcement }) =>
      sentAt && sentAt.getTime() >= (since.get(conversationId) ?? 0)
        ? [[conversationId, { ...announcement, texts: announcement.texts as Texts, at: sentAt }]]
        : [],
    ),
  )
}
