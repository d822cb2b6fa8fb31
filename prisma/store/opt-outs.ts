import type { Tx } from '../client.ts'

/** How somebody came to want no announcements any more. */
export type How = 'words' | 'button' | 'platform' | 'staff'

/** Somebody wants no announcements any more. `after`: the announcement they had last, which is told of it. The first time counts. */
export async function keepOptOut(
  tx: Pick<Tx, 'optOut' | 'announcementRecipient'>,
  { conversationId, at, how, after }: { conversationId: string; at: Date; how: How; after: string | null },
): Promise<void> {
  await tx.optOut.upsert({ where: { conversationId }, create: { conversationId, at, how }, update: {} })
  if (after !== null)
    await tx.announcementRecipient.updateMany({
      where: { announcementId: after, conversationId, optedOutAt: null },
      data: { optedOutAt: at },
    })
}
