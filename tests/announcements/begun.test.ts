import { expect, test } from 'vitest'
import type { Bot } from '../../bot/bot.ts'
import type { Channel, Receipt } from '../../bot/channels/channel.ts'
import { type Db, openDatabase } from '../../prisma/client.ts'
import { announce, over, settle, statesOf } from '../support/announcing.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { freshDatabase, testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const MINUTE = 60_000
const staff = async ({ db }: Bot) => [await hire(db, 'Salma', 'administrator'), await hire(db, 'Nadia', 'administrator')] as const

test('a message to many is noted as begun right before its platform is asked, and no answer is', async () => {
  const begun = new Map<string, boolean>()
  const { channel, says } = fakeChannel(async to => {
    const [row] = await bot.db.outbox.findMany({ where: { conversation: { address: to } } })
    begun.set(to, row?.begunAt != null)
    return { id: 'x' }
  })
  const bot: Bot = await testBot([channel])
  await settle(bot.db, [{ id: 'a' }, { id: 'b' }])
  await over(bot, await announce(bot, ...(await staff(bot))))
  await says('bonjour', { from: 'c' })
  await until(() => begun.has('c'), 'the answer')
  expect(Object.fromEntries(begun)).toEqual({ a: true, b: true, c: false })
})

/** An announcement that is in the outbox and that no platform has taken; a machine that ran so far is gone, and what it left is changed. */
async function crashed(people: readonly { id: string; channel?: string }[], left: (db: Db, now: Date) => Promise<void>) {
  const databaseUrl = await freshDatabase()
  const clock = testClock()
  const away = fakeChannel(() => ({ failed: 'too-many', why: '429', retryAfter: 3600 }))
  const first = await testBot([away.channel, onTheWeb(away.channel)], { databaseUrl, clock })
  await settle(first.db, people)
  const [salma, nadia] = await staff(first)
  const id = await announce(first, salma, nadia)
  await until(async () => (await first.db.outbox.count()) === people.length, 'it waits in the outbox')
  await first.stop()
  const { db } = await openDatabase(databaseUrl)
  await left(db, clock.now())
  await db.$disconnect()
  const { channel, delivered } = fakeChannel()
  const bot = await testBot([channel, onTheWeb(channel)], { databaseUrl, clock })
  return { bot, delivered, id, nadia }
}

const onTheWeb = (channel: Channel): Channel => ({ ...channel, name: 'web', repeatable: true })

test('after a crash what was begun is not known and waits for a person; what was merely leased is told, and the web has no doubts', async () => {
  const people = [{ id: 'begun' }, { id: 'leased' }, { id: 'web', channel: 'web' }]
  const { bot, delivered, id, nadia } = await crashed(people, async (db, now) => {
    const leasedUntil = new Date(now.getTime() + MINUTE)
    await db.outbox.updateMany({ data: { leasedUntil } })
    await db.outbox.updateMany({ where: { conversationId: { in: ['begun', 'web'] } }, data: { begunAt: now } })
  })
  await over(bot, id)
  expect(delivered.map(({ to }) => to).sort()).toEqual(['leased', 'web'])
  expect(await statesOf(bot)).toEqual({ begun: 'failed: unknown', leased: 'sent', web: 'sent' })
  await bot.announcements.act(nadia, id, 'retry', { version: 1 })
  await over(bot, id)
  expect(delivered.map(({ to }) => to).sort()).toEqual(['begun', 'leased', 'web'])
  expect(await statesOf(bot)).toEqual({ begun: 'sent', leased: 'sent', web: 'sent' })
})

test('what a platform does not answer until its lease is over is not known, and is when it answers after all', async () => {
  let answer: (receipt: Receipt) => void = () => {}
  const silence = new Promise<Receipt>(resolve => {
    answer = resolve
  })
  const { channel, delivered, attempts } = fakeChannel(to => (to === 'a' ? silence : { id: 'x' }))
  const clock = testClock()
  const bot = await testBot([channel], { clock })
  await settle(bot.db, [{ id: 'a' }, { id: 'b' }])
  const id = await announce(bot, ...(await staff(bot)))
  await until(() => attempts() === 2, 'both are asked for')
  clock.forward(MINUTE + 1)
  await over(bot, id)
  expect(await statesOf(bot)).toEqual({ a: 'failed: unknown', b: 'sent' })
  answer({ id: 'late' })
  await until(async () => (await statesOf(bot)).a === 'sent', 'the late answer is noted')
  expect(delivered.map(({ to }) => to)).toEqual(['b', 'a'])
  expect(attempts()).toBe(2)
  expect(await bot.db.outbox.count()).toBe(0)
})

test('what was called off before its platform was asked is not sent, though it was leased', async () => {
  const asked: string[] = []
  let release = () => {}
  const gate = new Promise<void>(resolve => {
    release = resolve
  })
  const { channel } = fakeChannel(async to => {
    asked.push(to)
    await gate
    return { id: 'x' }
  })
  const bot = await testBot([channel])
  const people = Array.from({ length: 40 }, (_, i) => ({ id: `p${i}` }))
  await settle(bot.db, people)
  const [salma, nadia] = await staff(bot)
  const id = await announce(bot, salma, nadia)
  await until(async () => (await bot.db.outbox.count({ where: { leasedUntil: { not: null }, begunAt: null } })) > 0, 'some are only leased')
  await until(async () => (await bot.db.outbox.count({ where: { begunAt: { not: null } } })) === asked.length, 'others are begun')
  await bot.announcements.act(nadia, id, 'cancel', { version: 1 })
  const begun = asked.length
  release()
  await until(async () => (await bot.db.outbox.count()) === 0, 'what was begun is sent')
  expect(asked).toHaveLength(begun)
  const states = Object.values(await statesOf(bot))
  expect(states.filter(state => state === 'sent')).toHaveLength(begun)
  expect(states.filter(state => state === 'cancelled')).toHaveLength(people.length - begun)
})
