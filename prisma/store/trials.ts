import type { Say } from '../../flows/engine/action.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Tx } from '../client.ts'

/** Queues something said in a conversation of one's own, to see how it looks. The session stays as it is. */
export async function keepTrial(
  tx: Tx,
  { conversationId, channel, said, locale, at }: { conversationId: string; channel: string; said: Say; locale: Locale; at: Date },
): Promise<void> {
  const body = JSON.stringify(said)
  const { id } = await tx.message.create({ data: { conversationId, author: 'bot', body, locale, at, state: 'queued' } })
  await tx.outbox.create({ data: { messageId: id, conversationId, channel, notBefore: at } })
}
