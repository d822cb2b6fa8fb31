import { Readable } from 'node:stream'
import type { Bot } from '../../bot/bot.ts'
import { LOCALES, type Locale } from '../../locales/locale.ts'
import { NEWS, settle } from './announcing.ts'
import { fakeChannel } from './fake-channel.ts'
import { ogg, png } from './media-samples.ts'
import { hire } from './staff.ts'
import { testBot, testClock } from './test-bot.ts'
import { until } from './until.ts'

/** An assistant with one person of each variety who asked to be told, and two of the staff who announce. */
export async function announcingHouse(answer?: Parameters<typeof fakeChannel>[0]) {
  const platform = fakeChannel(answer)
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock })
  const salma = await hire(bot.db, 'Salma', 'administrator')
  const nadia = await hire(bot.db, 'Nadia', 'administrator')
  await settle(
    bot.db,
    LOCALES.map(locale => ({ id: locale, locale })),
  )
  const versionOf = async (id: string) => (await bot.db.announcement.findUniqueOrThrow({ where: { id } })).version
  /** Puts a picture (null), or a recording of a variety, to an announcement. */
  const put = async (id: string, locale: Locale | null) => {
    const content = Readable.from(locale === null ? [png()] : [ogg(), Buffer.from(locale)])
    const kept = await bot.announcements.files.keep(salma, { id, version: await versionOf(id), locale }, content, { kind: 'document' })
    if (!('id' in kept)) throw new Error(`not kept: ${kept.refused}`)
    return kept.id
  }
  /** Writes one that is told to nobody yet. */
  const draft = async (content = NEWS) => {
    const saved = await bot.announcements.save(salma, content)
    if (!('id' in saved)) throw new Error(`not written: ${saved.refused}`)
    return saved.id
  }
  const begin = async (id: string) => {
    const deeds = [
      [salma, 'submit'],
      [nadia, 'approve'],
      [nadia, 'start'],
    ] as const
    for (const [who, deed] of deeds) {
      const outcome = await bot.announcements.act(who, id, deed, { version: await versionOf(id) })
      if (!('done' in outcome)) throw new Error(`not done: ${outcome.refused}`)
    }
  }
  return { ...platform, clock, bot, salma, nadia, put, begin, draft, over: (id: string) => isOver(bot, id) }
}

/** Waits until everybody was told, and all that follows has gone. */
const isOver = (bot: Bot, id: string) =>
  until(async () => {
    await bot.sweep()
    const { state } = await bot.db.announcement.findUniqueOrThrow({ where: { id } })
    return state === 'done' && (await bot.db.outbox.count({ where: { state: 'queued' } })) === 0
  }, 'the announcement is over')
