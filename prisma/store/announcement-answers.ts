import type { Db, Tx } from '../client.ts'

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

/** What somebody was told by announcements since an instant, the last one: for the person they speak with. */
export async function lastAnnounced(db: Pick<Db, 'announcementRecipient'>, conversationId: string, since: Date) {
  const found = await db.announcementRecipient.findFirst({
    where: { conversationId, sentAt: { gte: since } },
    orderBy: { sentAt: 'desc' },
    select: { sentAt: true, announcement: { select: { id: true, name: true, offerId: true } } },
  })
  return found?.sentAt ? { ...found.announcement, at: found.sentAt } : null
}
