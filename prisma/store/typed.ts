import type { Db } from '../client.ts'
import { keepWords } from './found.ts'
import { isClash } from './turns.ts'
import type { Written } from './written.ts'

/** Something written to a citizen on a telephone of the house. `of`: the platform's id of it. */
export type TypedMessage = {
  conversationId: string
  staffId: string
  of: string
  body: Written
  words: string
  locale: string
  at: Date
}

/** The conversation a message was typed in; null when there is none, or the message is known there: ours, or heard before. */
export async function typedIn(db: Db, channel: string, address: string, of: string): Promise<string | null> {
  const found = await db.conversation.findUnique({
    where: { channel_address: { channel, address } },
    select: { id: true, messages: { where: { platformId: of }, select: { id: true }, take: 1 } },
  })
  return found?.messages.length === 0 ? found.id : null
}

/** Keeps what was typed on a telephone, as sent; nobody waits any more. False for what was kept before. */
export async function keepTyped(db: Db, { conversationId, staffId, of, body, words, locale, at }: TypedMessage): Promise<boolean> {
  return db
    .$transaction(async tx => {
      const { id } = await tx.message.create({
        data: {
          ...{ conversationId, staffId, locale, at, platformId: of, externalId: `typed:${of}` },
          ...{ author: 'staff', body: JSON.stringify(body), state: 'sent' },
        },
        select: { id: true },
      })
      await keepWords(tx, [{ messageId: id, words }])
      await tx.handover.updateMany({ where: { openFor: conversationId }, data: { waitingSince: null, answeredAt: at } })
      return true
    })
    .catch((error: unknown) => {
      if (isClash(error)) return false
      throw error
    })
}
