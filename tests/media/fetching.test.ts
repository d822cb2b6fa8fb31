import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { eraseConversation } from '../../bot/erase.ts'
import { MEGABYTE } from '../../bot/media/store.ts'
import { sweepFiles } from '../../bot/media/sweep.ts'
import { bomb, heic, jpeg, ogg, pdf, TELLTALE, talkativeJpeg, tgs } from '../support/media-samples.ts'
import { PROOF } from '../support/proof.ts'
import { telegramBench } from '../support/telegram-bench.ts'
import { refusal } from '../support/telegram-rules.ts'
import { freshDatabase, testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

/** The whole assistant on the strict server of Telegram. */
async function stage() {
  const on = await telegramBench('polling')
  onTestFinished(() => on.bench.close())
  const clock = testClock()
  const databaseUrl = await freshDatabase()
  const bot = await testBot([on.channel], { clock, databaseUrl })
  const file = (what: object = {}) => bot.db.media.findFirst({ where: what, orderBy: { at: 'desc' } })
  return {
    ...on,
    bot,
    clock,
    databaseUrl,
    file,
    settled: (state: string) => until(() => file({ state }), `a file that is ${state}`),
    heard: () => bot.db.message.findMany({ where: { author: 'citizen' }, orderBy: { id: 'asc' } }),
    read: async (id: string) => Buffer.concat((await (await bot.media.get(id))?.stream.toArray()) ?? []),
    said: () => on.fake.shown.map(({ text }) => text),
  }
}
const photo = (file_id: string, more: object = {}) => ({ photo: [{ file_id, file_unique_id: 'u', width: 1, height: 1 }], ...more })

test('a photo is fetched, known by its content, and belongs to its message', async () => {
  const on = await stage()
  on.fake.files.set('p1', talkativeJpeg())
  on.citizen.sends(photo('p1', { caption: 'ma carte' }))
  const kept = await on.settled('kept')
  expect(kept).toMatchObject({ kind: 'photo', mime: 'image/jpeg', source: null })
  const content = await on.read(kept.id)
  expect(content.length).toBe(kept.bytes)
  expect(content.includes(TELLTALE)).toBe(false)
  expect(await on.heard()).toMatchObject([{ mediaId: kept.id, body: expect.stringContaining('ma carte') }])
})

test.each([
  ['a voice note', { voice: { file_id: 'f', duration: 2 } }, ogg(), { kind: 'voice', mime: 'audio/ogg' }],
  [
    'a document',
    { document: { file_id: 'f', file_name: '../RSU\u202Efdp.exe' } },
    pdf(),
    { kind: 'document', mime: 'application/pdf', name: 'RSUfdp.pdf' },
  ],
])('%s too', async (_, sent, content, kept) => {
  const on = await stage()
  on.fake.files.set('f', content)
  on.citizen.sends(sent)
  expect(await on.settled('kept')).toMatchObject(kept)
})

test('the words are kept and answered while the file cannot be had, and it is fetched later', async () => {
  const on = await stage()
  on.fake.files.set('p1', jpeg())
  on.fake.fails('getFile', 'gateway')
  on.citizen.sends(photo('p1'))
  await until(() => on.said().length > 0, 'the answer')
  await until(async () => (await on.file({ state: 'awaited' }))?.attempts === 1, 'a first try')
  on.fake.heals()
  on.clock.forward(5_000)
  on.bot.fetching.wake()
  await on.settled('kept')
})

test('what was awaited when the process ended is fetched by the next', async () => {
  const on = await stage()
  on.fake.files.set('p1', jpeg())
  on.fake.fails('getFile', 'cut')
  on.citizen.sends(photo('p1'))
  await until(() => on.file({ state: 'awaited', attempts: 1 }), 'a first try')
  await on.bot.stop()
  on.fake.heals()
  on.clock.forward(60_000)
  const again = await testBot([on.channel], { clock: on.clock, databaseUrl: on.databaseUrl })
  await until(() => again.db.media.findFirst({ where: { state: 'kept' } }), 'the file')
})

test.each<[string, Buffer | null, string]>([
  ['that the platform no longer has', null, 'expired'],
  ['of 20 MB', Buffer.concat([pdf(), Buffer.alloc(20 * MEGABYTE - 100)]), 'too-big'],
  ['too large for Telegram itself', Buffer.alloc(21 * MEGABYTE), 'too-big'],
  ['that is a script', Buffer.from('#!/bin/sh\nrm -rf ~\n'), 'refused'],
  ['of no bytes', Buffer.alloc(0), 'refused'],
  ['of a kind whose hidden place cannot be dropped', heic(), 'refused'],
  ['that unpacks to 200 MB', bomb(200), 'refused'],
])('a file %s is said to be so, and costs nothing else', async (_, content, state) => {
  const on = await stage()
  if (content) on.fake.files.set('f', content)
  on.citizen.sends({ document: { file_id: 'f', file_name: 'photo.jpg' } })
  await until(async () => {
    on.clock.forward(60_000)
    on.bot.fetching.wake()
    await on.bot.fetching.idle()
    return on.file({ state })
  }, state)
  expect(await on.heard()).toHaveLength(1)
  for await (const file of on.bot.media.list()) expect(file).toBeUndefined()
  expect(on.lines.join()).not.toContain('AAH')
})

test('an animated sticker is kindly answered, and staff are told that it cannot be shown', async () => {
  const on = await stage()
  on.fake.files.set('f', tgs())
  on.citizen.sends({ sticker: { file_id: 'f', is_animated: true } })
  expect(await on.settled('refused')).toMatchObject({ kind: 'sticker' })
  await until(() => on.said().length > 0, 'an answer')
})

test('nothing a download says names the token', async () => {
  const on = await stage()
  on.fake.fails('getFile', refusal(500, 'Internal Server Error'))
  expect(JSON.stringify(await on.channel.fetch?.('x', 10))).not.toContain('AAH')
})

test('an album is answered once, and each of its files is kept', async () => {
  const on = await stage()
  for (const id of ['p1', 'p2', 'p3']) on.fake.files.set(id, jpeg())
  for (const id of ['p1', 'p2', 'p3']) on.citizen.sends(photo(id, { media_group_id: 'a' }))
  await until(async () => (await on.bot.db.media.count({ where: { state: 'kept' } })) === 3, 'three files')
  await on.bot.outbox('telegram')?.idle()
  const papers = (await on.bot.db.message.findMany({ where: { author: 'bot' } })).filter(({ body }) => body.includes('handover.photo'))
  expect(papers).toHaveLength(1)
})

test('a reaction stays on its message, is taken back, and is answered by nothing', async () => {
  const on = await stage()
  on.citizen.writes('bonjour')
  await until(() => on.said().length > 0, 'an answer')
  await on.bot.outbox('telegram')?.idle()
  const before = on.said().length
  const shown = on.fake.shown.at(-1)
  const reaction = () => on.bot.db.message.findFirst({ where: { platformId: `${shown?.id}` }, select: { reaction: true } })
  on.citizen.reacts('👍', shown?.id ?? 0)
  await until(async () => (await reaction())?.reaction === '👍', 'the thumb')
  on.citizen.reacts('👍', 999_999)
  on.citizen.reacts(null, shown?.id ?? 0)
  await until(async () => (await reaction())?.reaction === null, 'it to be gone')
  expect(on.said()).toHaveLength(before)
})

test('files go with their conversation', async () => {
  const on = await stage()
  on.fake.files.set('p1', jpeg())
  on.citizen.sends(photo('p1'))
  const { id, conversationId } = await on.settled('kept')
  const path = join(dirname(on.databaseUrl.slice(5)), 'media', id.slice(0, 2), id)
  expect(existsSync(path)).toBe(true)
  expect(await eraseConversation(on.bot.db, on.bot.media, conversationId, PROOF)).toBe(true)
  expect(existsSync(path)).toBe(false)
  expect(await on.bot.db.media.count()).toBe(0)
  expect(await eraseConversation(on.bot.db, on.bot.media, conversationId, PROOF)).toBe(false)
})

test('a file whose time is over goes, also one no message knows; looking first removes nothing', async () => {
  const on = await stage()
  on.fake.files.set('p1', jpeg())
  on.citizen.sends(photo('p1'))
  const { id } = await on.settled('kept')
  await on.bot.media.put(pdf(), { kind: 'document' })
  const sweep = (dayCount: number, dryRun = false) =>
    sweepFiles(on.bot.db, on.bot.media, { now: new Date(Date.now() + dayCount * 24 * 3600 * 1000), days: 180, dryRun })
  expect(await sweep(0)).toEqual({ old: 0, stray: 0 })
  expect(await sweep(1, true)).toEqual({ old: 0, stray: 1 })
  expect(await sweep(1)).toEqual({ old: 0, stray: 1 })
  expect(await sweep(1000, true)).toEqual({ old: 1, stray: 0 })
  expect(await on.bot.media.get(id)).not.toBeNull()
  expect(await sweep(1000)).toEqual({ old: 1, stray: 0 })
  expect(await on.bot.media.get(id)).toBeNull()
  expect(await on.file()).toMatchObject({ state: 'removed' })
  expect(await sweep(1000)).toEqual({ old: 0, stray: 0 })
})
