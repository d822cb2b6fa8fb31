import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { backOff } from '../bot/brake.ts'
import { createWeb } from '../bot/channels/web/index.ts'
import { sweepFiles } from '../bot/media/sweep.ts'
import { shown } from '../bot/show.ts'
import { LOCALES, type Locale } from '../locales/locale.ts'
import { fakeChannel } from './support/fake-channel.ts'
import { ogg, pdf } from './support/media-samples.ts'
import { hire } from './support/staff.ts'
import { testBot, testClock } from './support/test-bot.ts'

const DAY = 24 * 3600 * 1000
const voice = (byte: number) => Readable.from([ogg(), Buffer.from([byte])])
const VARIETIES = ['fr', 'ar', 'ary'] as const

/** An assistant with one service read aloud in each variety that is spoken. */
async function stage(varieties: readonly (typeof VARIETIES)[number][] = VARIETIES) {
  const platform = fakeChannel()
  const clock = testClock()
  const bot = await testBot([platform.channel, createWeb()], { clock })
  const salma = await hire(bot.db, 'Salma')
  const recordings = bot.staffFiles.recordings
  const ids: Partial<Record<Locale, string>> = {}
  for (const variety of varieties) {
    const kept = await recordings.keep(salma, { service: 'rsu', variety }, voice(ids.fr ? 1 : 0))
    if ('id' in kept) ids[variety] = kept.id
  }
  let heard = 0
  const asks = async (locale: Locale, channel: 'telegram' | 'web' = 'telegram') => {
    const before = platform.delivered.length
    const from = `${channel}-${locale}`
    await bot.hear(channel, { id: `m${++heard}`, from, event: { kind: 'choice', id: 'about:rsu' }, at: bot.clock.now(), hint: locale })
    await bot.outbox(channel)?.idle()
    return platform.delivered.slice(before)
  }
  return { bot, clock, platform, salma, recordings, ids, asks }
}

test.each(LOCALES)('%s: what a service is comes with its recording, in the variety that is spoken', async locale => {
  const { asks, ids } = await stage()
  const said = await asks(locale)
  const aloud = said.filter(({ media }) => media)
  expect(aloud.map(({ media }) => media)).toEqual([{ id: ids[locale === 'ary-Latn' ? 'ary' : locale], kind: 'voice' }])
  expect(aloud[0]?.text).toMatch(/^🔊 \P{Cc}/u)
})

test('where nobody has recorded it, and of other questions, there are words alone', async () => {
  const { bot, platform, asks } = await stage(['ar'])
  expect((await asks('fr')).filter(({ media, text }) => media || text.includes('🔊'))).toEqual([])
  await bot.hear('telegram', { id: 'p', from: 'telegram-ar', event: { kind: 'choice', id: 'papers:rsu' }, at: bot.clock.now(), hint: 'ar' })
  await bot.outbox('telegram')?.idle()
  expect(platform.delivered.filter(({ media }) => media)).toEqual([])
})

test('a new recording takes the place of the old one; one that is taken away is no longer sent, the words are', async () => {
  const { bot, salma, recordings, asks, ids } = await stage()
  const put = await recordings.keep(salma, { service: 'rsu', variety: 'fr' }, voice(9))
  expect('id' in put && put.id).not.toBe(ids.fr)
  expect((await asks('fr')).find(({ media }) => media)?.media?.id).toBe('id' in put && put.id)
  await recordings.remove(salma, { service: 'rsu', variety: 'fr' })
  const said = await asks('fr')
  expect(said.some(({ media }) => media)).toBe(false)
  expect(said.map(({ text }) => text).join()).toContain('RSU')
  expect(await bot.db.recording.count()).toBe(2)
  const journal = await bot.db.audit.findMany({ where: { action: { startsWith: 'settings.recording' } }, orderBy: { id: 'asc' } })
  expect(journal.map(({ login, action, about, detail }) => [login, action, about, detail]).slice(-2)).toEqual([
    ['salma', 'settings.recording-kept', 'rsu', '{"variety":"fr"}'],
    ['salma', 'settings.recording-removed', 'rsu', '{"variety":"fr"}'],
  ])
})

test('what was queued with a recording that is gone meanwhile goes in words', async () => {
  const { bot, clock, platform, salma, recordings, asks } = await stage()
  platform.refuse({ failed: 'unavailable', why: 'busy' })
  await asks('fr')
  await recordings.remove(salma, { service: 'rsu', variety: 'fr' })
  platform.refuse(null)
  const about = await bot.db.message.findFirstOrThrow({ where: { author: 'bot', body: { contains: 'services.about' } } })
  expect(about.body).toContain('"sound"')
  clock.forward(backOff(1))
  bot.outbox('telegram')?.wake()
  await bot.outbox('telegram')?.idle()
  const told = platform.delivered.filter(({ text }) => text.includes('RSU'))
  expect(told.length).toBeGreaterThan(0)
  expect(told.some(({ media, text }) => media || text.includes('🔊'))).toBe(false)
})

test('only what sounds is kept, and what is not is not left on the disk', async () => {
  const { bot, salma, recordings } = await stage([])
  expect(await recordings.keep(salma, { service: 'rsu', variety: 'fr' }, Readable.from([pdf()]))).toEqual({ refused: 'type' })
  const left: string[] = []
  for await (const { id } of bot.media.list()) left.push(id)
  expect(left).toEqual([])
})

test('recordings stay when files are swept, for as long as they are in use', async () => {
  const { bot, salma, recordings, ids } = await stage()
  await recordings.remove(salma, { service: 'rsu', variety: 'ary' })
  const later = new Date(Date.now() + 400 * DAY)
  expect(await sweepFiles(bot.db, bot.media, { now: later, days: 180 })).toEqual({ old: 0, stray: 1 })
  expect(await bot.media.get(ids.ary ?? '')).toBeNull()
  const opened = await recordings.open({ service: 'rsu', variety: 'fr' })
  expect(opened).toMatchObject({ id: ids.fr, mime: 'audio/ogg' })
  opened?.stream.destroy()
})

test('on the web it is played in place, by anybody; the files of conversations stay with theirs', async () => {
  const { bot, asks, ids } = await stage()
  await asks('fr', 'web')
  const told = (await bot.history('web', 'web-fr', 0, 50)).find(({ file }) => file)
  expect(told).toMatchObject({ file: { id: ids.fr, kind: 'voice', mime: 'audio/ogg', state: 'kept' }, text: expect.stringMatching(/^🔊 /) })
  const opened = await bot.files.open('web', ['nobody'], ids.fr ?? '')
  expect(opened).toMatchObject({ id: ids.fr, mime: 'audio/ogg' })
  opened?.stream.destroy()
})

describe('said in words', () => {
  const said = { kind: 'say', key: 'services.to-confirm', params: {}, choices: [] } as const
  test.each(LOCALES)('%s', locale => {
    const sound = { id: 'x', mime: 'audio/ogg', bytes: 1 }
    expect(shown({ ...said, sound }, locale).text).toBe(`🔊 ${shown(said, locale).text}`)
  })
})
