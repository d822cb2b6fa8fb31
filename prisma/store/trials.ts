import { z } from 'zod'
import type { Say } from '../../flows/engine/action.ts'
import type { Choice } from '../../flows/engine/types.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Tx } from '../client.ts'

/** Queues something said in a conversation of one's own, to see how it looks. */
export async function keepTrial(
  tx: Tx,
  { conversationId, channel, said, locale, at }: { conversationId: string; channel: string; said: Say; locale: Locale; at: Date },
): Promise<void> {
  const body = JSON.stringify(said)
  const { id } = await tx.message.create({ data: { conversationId, author: 'bot', body, locale, at, state: 'queued' } })
  await tx.outbox.create({ data: { messageId: id, conversationId, channel, notBefore: at } })
}

const sessionSchema = z.looseObject({ mode: z.string(), at: z.unknown(), topic: z.looseObject({}) })

/** What a trial offers can be answered, as what people are told can: “1” means its first. Whoever is in the middle of something stays there. */
export async function offerTrial(tx: Tx, conversationId: string, offered: readonly Choice[], offer: string): Promise<void> {
  const { session, version } = await tx.conversation.findUniqueOrThrow({ where: { id: conversationId } })
  const read = sessionSchema.parse(JSON.parse(session))
  if (read.mode !== 'bot' || read.at !== null) return
  const { service } = await tx.offer.findUniqueOrThrow({ where: { id: offer }, select: { service: true } })
  const next = { ...read, offered, topic: { ...read.topic, offer, service } }
  await tx.conversation.updateMany({
    where: { id: conversationId, version },
    data: { session: JSON.stringify(next), version: { increment: 1 } },
  })
}
