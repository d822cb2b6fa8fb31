import { endTopics, keepTopics } from '../../prisma/store/subscriptions.ts'
import { welcomeBack } from '../registrations/forget.ts'
import type { Effect } from './index.ts'

/** Somebody asks to be told of topics, in the variety they speak: the proof that they did. */
export const subscribe: Effect<'subscribe'> = async (tx, { topics, how }, { conversationId, at, session, keys }) => {
  await keepTopics(tx, conversationId, topics, { at, how, locale: session.locale })
  const { channel, address } = await tx.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { channel: true, address: true },
  })
  await welcomeBack(tx, keys, channel, address)
}

/** Somebody wants to hear no more of some topics. */
export const unsubscribe: Effect<'unsubscribe'> = (tx, { topics }, { conversationId, at }) => endTopics(tx, conversationId, topics, at)
