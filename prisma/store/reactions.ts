import type { Db } from '../client.ts'

/** Keeps an emoji on a message of a conversation, by the channel's id of the message; null takes it away. A message not known changes nothing. Returns the conversation's id. */
export async function keepReaction(
  db: Db,
  { channel, address }: { channel: string; address: string },
  on: string,
  emoji: string | null,
): Promise<string | null> {
  const place = await db.conversation.findUnique({ where: { channel_address: { channel, address } }, select: { id: true } })
  if (!place) return null
  const { count } = await db.message.updateMany({
    where: { conversationId: place.id, OR: [{ platformId: on }, { externalId: on }] },
    data: { reaction: emoji },
  })
  return count > 0 ? place.id : null
}
