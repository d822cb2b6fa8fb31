import type { Bot } from '../../bot/bot.ts'
import type { Acting } from '../../bot/desk/index.ts'
import { newSession } from '../../bot/turn.ts'
import type { Session } from '../../flows/engine/types.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import type { Content } from '../../prisma/store/announcements.ts'
import { until } from './until.ts'

export type Citizen = {
  id: string
  channel?: string
  locale?: Locale
  topics?: readonly string[]
  session?: Partial<Session>
  seenAt?: Date
}

/** Conversations of people who asked to be told; `topics` none: they did not ask. */
export async function settle(db: Db, people: readonly Citizen[]): Promise<void> {
  for (const { id, channel = 'telegram', locale = 'fr', session, seenAt = new Date(0) } of people) {
    const kept = { ...newSession(locale), welcomed: true, ...session }
    await db.conversation.create({ data: { id, channel, address: id, session: JSON.stringify(kept), createdAt: seenAt, seenAt } })
  }
  const rows = people.flatMap(({ id, locale = 'fr', topics = ['training'] }) =>
    topics.map(topic => ({ conversationId: id, topic, since: new Date(0), how: 'menu', locale })),
  )
  if (rows.length > 0) await db.subscription.createMany({ data: rows })
}

/** News of a training, in all four varieties. */
export const NEWS: Content = {
  kind: 'news',
  name: 'Couture',
  centre: null,
  offerId: null,
  texts: {
    fr: { title: 'Couture', text: 'Une formation de couture commence lundi.' },
    ar: { title: 'الخياطة', text: 'ينطلق تكوين في الخياطة يوم الاثنين.' },
    ary: { title: 'الخياطة', text: 'غادي يبدا تكوين ديال الخياطة نهار الاثنين.' },
    'ary-Latn': { title: 'lkhiyata', text: 'ghadi ybda takwin dyal lkhiyata nhar letnin.' },
  },
  audience: { topics: ['training'] },
  expiresAt: null,
  pace: null,
}

/** Writes an announcement, has it approved by somebody else, and begins to send it. Resolves with its id. */
export async function announce(bot: Bot, by: Acting, other: Acting, content: Content = NEWS): Promise<string> {
  const id = await approved(bot, by, other, content)
  await done(bot.announcements.act(other, id, 'start', { version: 1 }))
  return id
}

/** Writes an announcement and has it approved by somebody else. */
export async function approved(bot: Bot, by: Acting, other: Acting, content: Content = NEWS): Promise<string> {
  const saved = await bot.announcements.save(by, content)
  if (!('id' in saved)) throw new Error(`not written: ${saved.refused}`)
  await done(bot.announcements.act(by, saved.id, 'submit', { version: 1 }))
  await done(bot.announcements.act(other, saved.id, 'approve', { version: 1 }))
  return saved.id
}

/** Waits until everybody of an announcement was told or is not to be. */
export const over = (bot: Bot, id: string) =>
  until(async () => {
    await bot.sweep()
    return (await bot.db.announcement.findUniqueOrThrow({ where: { id } })).state === 'done'
  }, 'the announcement is over')

/** What became of each recipient, by conversation: the state, with its reason. */
export const statesOf = async ({ db }: Bot): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await db.announcementRecipient.findMany()).map(({ conversationId, state, reason }) => [
      conversationId,
      reason ? `${state}: ${reason}` : state,
    ]),
  )

async function done(act: ReturnType<Bot['announcements']['act']>): Promise<void> {
  const outcome = await act
  if (!('done' in outcome)) throw new Error(`not done: ${outcome.refused}`)
}
