import { expect, onTestFinished, test } from 'vitest'
import { openMedia } from '../../bot/media/open.ts'
import { openDatabase } from '../../prisma/client.ts'
import { audienceOf } from '../support/announced-audience.ts'
import { shared } from '../support/at-end.ts'
import { built } from '../support/built.ts'
import { type BulkPlatform, startBulkPlatform } from '../support/bulk-platform.ts'
import { jpeg, ogg } from '../support/media-samples.ts'
import { startProcess } from '../support/process.ts'
import { freshDatabase } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const announcing = shared(() => built('tests/support/announcing-main.ts'))
const PEOPLE = 160
const KILLS = 4
/** What a hiccup of the machine leaves leased, which is a minute, is taken up again after it. */
const LONGEST = 90_000
/** Messages a channel sends side by side: of no more it can be unknown, at one kill, whether they arrived. */
const UNDER_WAY = 8

const start = (url: string, platform: BulkPlatform) => startProcess([announcing(), url, platform.url, '60'], {}, /(sending) on/)

/** So many lives, each cut after a few were told: another number each time, so that it is cut at another place of the batch. */
async function killedAgainAndAgain(url: string, platform: BulkPlatform, few: number): Promise<void> {
  for (let kill = 0; kill < KILLS; kill++) {
    const life = await start(url, platform)
    const before = platform.had.length
    await until(() => platform.had.length > before + few + kill * 5, `a few are told in life ${kill + 1}`, 30_000)
    await life.end('SIGKILL')
  }
}

test('killed again and again while it sends: nobody is told twice, and only what was under way at a kill is not known, and is named', {
  timeout: 180_000,
}, async () => {
  const platform = await startBulkPlatform()
  onTestFinished(() => platform.close())
  const url = await freshDatabase()
  const { db } = await openDatabase(url)
  onTestFinished(() => db.$disconnect())
  const announcementId = await audienceOf(db, PEOPLE)
  await killedAgainAndAgain(url, platform, 3)
  const last = await start(url, platform)
  await until(async () => (await db.announcement.findFirst())?.state === 'done', 'the rest is told', LONGEST)
  await last.end('SIGTERM')

  const recipients = await db.announcementRecipient.findMany({ where: { announcementId }, include: { conversation: true } })
  expect(recipients).toHaveLength(PEOPLE)
  const chats = platform.had.map(({ chat }) => chat)
  expect(new Set(chats).size).toBe(chats.length)
  const missing = recipients.filter(({ conversation }) => !chats.includes(conversation.address))
  const unknown = recipients.filter(({ state, reason }) => state === 'failed' && reason === 'unknown')
  expect(missing.every(one => unknown.includes(one))).toBe(true)
  expect(unknown.length).toBeLessThanOrEqual(KILLS * UNDER_WAY)
  expect(recipients.filter(({ state }) => state !== 'sent' && state !== 'failed')).toEqual([])
  // of each message one row, also of what was begun and cut short
  expect(await db.message.count()).toBe(PEOPLE)
})

test('killed again and again between the words and the voice: nobody has the words twice, nor the voice, and who was told is sent the voice', {
  timeout: 180_000,
}, async () => {
  const platform = await startBulkPlatform()
  onTestFinished(() => platform.close())
  const url = await freshDatabase()
  const { db } = await openDatabase(url)
  onTestFinished(() => db.$disconnect())
  const people = PEOPLE / 2
  const announcementId = await audienceOf(db, people)
  const store = await openMedia(db, url, {})
  for (const [kind, locale, content] of [
    ['photo', '', jpeg()],
    ['voice', 'ar', ogg()],
    ['voice', 'fr', Buffer.concat([ogg(), Buffer.from('fr')])],
  ] as const) {
    const put = await store.put(content, { kind })
    if (!('refused' in put)) await db.announcementFile.create({ data: { ...put, announcementId, kind, locale } })
  }
  await killedAgainAndAgain(url, platform, 4)
  const last = await start(url, platform)
  const isOver = async () =>
    (await db.announcement.findFirst())?.state === 'done' && (await db.outbox.count({ where: { state: 'queued' } })) === 0
  await until(isOver, 'the rest is told', LONGEST)
  await last.end('SIGTERM')

  const to = (method: string) => platform.had.filter(each => each.method === method).map(({ chat }) => chat)
  const [words, voices] = [to('sendPhoto'), to('sendVoice')]
  expect(to('sendMessage')).toEqual([])
  expect([new Set(words).size, new Set(voices).size]).toEqual([words.length, voices.length])
  for (const chat of voices) expect(words).toContain(chat)
  // the voice is missing only where it, or the words before it, were under way at a kill
  const recipients = await db.announcementRecipient.findMany({ include: { conversation: true } })
  const doubtful = await db.message.findMany({ where: { failure: 'unknown' }, select: { conversationId: true } })
  expect(doubtful.length).toBeLessThanOrEqual(KILLS * UNDER_WAY)
  const whole = recipients.filter(({ conversationId }) => !doubtful.some(message => message.conversationId === conversationId))
  expect(whole.length).toBeGreaterThan(people / 2)
  for (const { state, conversation } of whole) expect([state, voices.includes(conversation.address)]).toEqual(['sent', true])
})
