import type { Locale } from '../../locales/locale.ts'
import { fold } from '../../nlu/fold.ts'
import type { Db } from '../../prisma/client.ts'
import { readCards } from '../../prisma/store/cards.ts'
import { deskSettings } from '../../prisma/store/desk-settings.ts'
import { findMessages, findPeople, readFound } from '../../prisma/store/found.ts'
import type { Acting } from './acting.ts'
import { contentOf, inboxRow } from './content.ts'
import { sightOf } from './sight.ts'
import type { Found } from './view.ts'

const PEOPLE = 10
const MESSAGES = 30
const WORDS = 8

/** The words of a text as they are kept to be found: folded, letters and figures only. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** People and messages with some words in them, the newest first. */
export async function search(db: Db, now: Date, who: Acting, text: string): Promise<Found> {
  // one letter begins half of all there is
  const words = wordsOf(text)
    .filter(word => word.length > 1)
    .slice(0, WORDS)
  const sight = sightOf(who)
  const people = await findPeople(db, words.join(' '), sight, PEOPLE)
  const messages = await readFound(db, await findMessages(db, words, sight, MESSAGES))
  const settings = await deskSettings(db)
  return {
    people: (await readCards(db, people)).map(card => inboxRow(card, settings, now)),
    messages: messages.map(({ id, at, locale, conversation, ...row }) => ({
      conversationId: row.conversationId,
      messageId: id,
      name: conversation.name,
      at,
      locale: locale as Locale,
      sensitive: conversation.sensitive,
      content: conversation.sensitive ? null : contentOf(row),
    })),
  }
}
