import { expect, onTestFinished, test } from 'vitest'
import type { Bot } from '../bot/bot.ts'
import { backOff } from '../bot/brake.ts'
import type { Receipt } from '../bot/channels/channel.ts'
import { say } from '../flows/engine/say.ts'
import type { Db } from '../prisma/client.ts'
import { fakeChannel } from './support/fake-channel.ts'
import { telegramBench } from './support/telegram-bench.ts'
import { freshDatabase, testBot, testClock } from './support/test-bot.ts'
import { until } from './support/until.ts'

const hello = (from = '7', id = '1') => ({ id, from, event: { kind: 'text' as const, text: 'Bonjour' }, at: new Date(0) })

async function settled(bot: Awaited<ReturnType<typeof testBot>>): Promise<void> {
  bot.outbox('telegram')?.wake()
  await bot.outbox('telegram')?.idle()
}

test('what a platform refuses for now is tried again, in order, and nothing overtakes it', async () => {
  const clock = testClock()
  const refusals: Receipt[] = [
    { failed: 'unavailable', why: '502' },
    { failed: 'unavailable', why: 'timeout' },
  ]
  const { channel, delivered, attempts } = fakeChannel(() => refusals.shift() ?? { id: 'x' })
  const bot = await testBot([channel], { clock })
  await bot.hear('telegram', hello())
  await settled(bot)
  expect([attempts(), delivered.length]).toEqual([1, 0])
  await bot.hear('telegram', hello('7', '2'))
  await settled(bot)
  expect(delivered).toHaveLength(0)
  clock.forward(backOff(1))
  await settled(bot)
  expect([attempts(), delivered.length]).toEqual([2, 0])
  clock.forward(backOff(2))
  await settled(bot)
  expect(delivered.map(({ text }) => text.split(',')[0])).toEqual([
    'Bonjour',
    'Que puis-je faire pour vous ?',
    'Que puis-je faire pour vous ?',
  ])
  expect(await bot.db.outbox.count()).toBe(0)
})

test('“too many” is obeyed for as long as the platform says, for the whole channel, and costs no attempt', async () => {
  const clock = testClock()
  const refusals: Receipt[] = [{ failed: 'too-many', why: '429', retryAfter: 30 }]
  const { channel, delivered, attempts } = fakeChannel(() => refusals.shift() ?? { id: 'x' })
  const bot = await testBot([channel], { clock })
  await bot.hear('telegram', hello())
  await settled(bot)
  await bot.hear('telegram', hello('8'))
  clock.forward(29_000)
  await settled(bot)
  expect(attempts()).toBe(1)
  expect((await bot.db.outbox.findMany()).every(({ attempts }) => attempts === 0)).toBe(true)
  clock.forward(1_001)
  await settled(bot)
  expect(delivered).toHaveLength(4)
})

test.each(['blocked', 'gone', 'refused'] as const)(
  'a message that is %s is dead, with its reason, and those of others go on',
  async failed => {
    const { channel, delivered } = fakeChannel(to => (to === '7' ? { failed, why: 'Forbidden' } : { id: 'x' }))
    const bot = await testBot([channel])
    await bot.hear('telegram', hello('7'))
    await bot.hear('telegram', hello('8'))
    await settled(bot)
    expect(delivered.map(({ to }) => to)).toEqual(['8', '8'])
    expect(await bot.db.outbox.findMany({ select: { state: true, failure: true } })).toEqual([
      { state: 'dead', failure: `${failed}: Forbidden` },
      { state: 'dead', failure: `${failed}: Forbidden` },
    ])
    expect(await bot.db.message.count({ where: { state: 'failed' } })).toBe(2)
  },
)

test('a message nobody takes is given up after a day', async () => {
  const clock = testClock()
  const { channel, attempts } = fakeChannel(() => ({ failed: 'unavailable', why: '500' }))
  const bot = await testBot([channel], { clock })
  await bot.hear('telegram', hello())
  for (let i = 0; i < 310; i++) {
    await settled(bot)
    clock.forward(700_000)
  }
  expect(attempts()).toBe(300)
  expect(await bot.db.outbox.count({ where: { state: 'dead' } })).toBe(2)
})

test('a channel that throws loses nothing', async () => {
  const clock = testClock()
  let broken = true
  const { channel, delivered } = fakeChannel(() => {
    if (broken) throw new Error('a bug')
    return { id: 'x' }
  })
  const bot = await testBot([channel], { clock })
  await bot.hear('telegram', hello())
  await settled(bot)
  broken = false
  clock.forward(backOff(1))
  await settled(bot)
  expect(delivered).toHaveLength(2)
})

test('a chat that moved is followed', async () => {
  const clock = testClock()
  const { channel, delivered } = fakeChannel(to =>
    to === '7' ? { failed: 'unavailable', why: 'migrated', retryAfter: 0, movedTo: '-1007' } : { id: 'x' },
  )
  const bot = await testBot([channel], { clock })
  await bot.hear('telegram', hello())
  await settled(bot)
  expect(delivered.map(({ to }) => to)).toEqual(['-1007', '-1007'])
})

test('what was leased by a process that died is sent by the next', async () => {
  let answer: (receipt: Receipt) => void = () => {}
  const silence = new Promise<Receipt>(resolve => {
    answer = resolve
  })
  const silent = fakeChannel(() => silence)
  const databaseUrl = await freshDatabase()
  const first = await testBot([silent.channel], { databaseUrl })
  await first.hear('telegram', hello())
  await expect.poll(() => first.db.outbox.count({ where: { leasedUntil: { not: null } } })).toBe(2)
  const { channel, delivered } = fakeChannel()
  const second = await testBot([channel], { databaseUrl })
  await second.outbox('telegram')?.idle()
  expect(delivered).toHaveLength(2)
  answer({ failed: 'gone', why: 'the first process is dead' })
})

test('a send that hangs holds back its own conversation and no other', async () => {
  let answer: (receipt: Receipt) => void = () => {}
  const silence = new Promise<Receipt>(resolve => {
    answer = resolve
  })
  const { channel, delivered } = fakeChannel(to => (to === '7' ? silence : { id: 'x' }))
  const bot = await testBot([channel])
  await bot.hear('telegram', hello('7'))
  await expect.poll(() => bot.db.outbox.count({ where: { leasedUntil: { not: null } } })).toBe(2)
  for (const from of ['8', '9']) await bot.hear('telegram', hello(from))
  await bot.hear('telegram', hello('7', '2'))
  await expect.poll(() => delivered.length).toBe(4)
  expect(new Set(delivered.map(({ to }) => to))).toEqual(new Set(['8', '9']))
  answer({ id: 'late' })
  await settled(bot)
  expect(delivered.filter(({ to }) => to === '7').map(({ text }) => text.split(',')[0])).toEqual([
    'Bonjour',
    'Que puis-je faire pour vous ?',
    'Que puis-je faire pour vous ?',
  ])
  expect(await bot.db.outbox.count()).toBe(0)
})

test('what a slow chain could not begin while its lease was fresh is leased again, not sent twice', async () => {
  const clock = testClock()
  const { channel, attempts } = fakeChannel(async () => {
    clock.forward(40_000)
    // somebody else is heard meanwhile: the outbox looks for what is due, leases that ran out included
    bot.outbox('telegram')?.wake()
    await bot.db.outbox.count()
    return { id: 'x' }
  })
  const bot: Bot = await testBot([channel], { clock })
  await bot.hear('telegram', hello())
  await settled(bot)
  expect([attempts(), await bot.db.outbox.count()]).toEqual([2, 0])
})

test('a long message that is refused half-way goes on from there, also after a restart', async () => {
  const { fake, channel, bench } = await telegramBench('webhook')
  onTestFinished(() => bench.close())
  const clock = testClock()
  const databaseUrl = await freshDatabase()
  const first = await testBot([channel], { clock, databaseUrl })
  await first.hear('telegram', hello(bench.to))
  await settled(first)
  const before = fake.shown.length
  await queue(first.db, `1. ${'premier '.repeat(500)}2. ${'second '.repeat(500)}3. fin`)
  fake.fails('sendMessage', 'gateway', 1, 1)
  await settled(first)
  expect(fake.shown.slice(before).map(({ text }) => text.slice(0, 2))).toEqual(['1.'])
  await first.stop()
  clock.forward(backOff(1))
  const second = await testBot([channel], { clock, databaseUrl })
  await settled(second)
  const parts = fake.shown.slice(before).map(({ text }) => text)
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.join(' ').match(/premier|second|fin/g)).toEqual([...Array(500).fill('premier'), ...Array(500).fill('second'), 'fin'])
  expect(await second.db.outbox.count()).toBe(0)
})

/** Something the bot has to say, of any length, to the only citizen there is. */
async function queue(db: Db, words: string): Promise<void> {
  const { id: conversationId } = await db.conversation.findFirstOrThrow()
  const said = say('centres.where', { centre: words, place: '.' })
  const row = { conversationId, author: 'bot', body: JSON.stringify(said), locale: 'fr', at: new Date(0), state: 'queued' }
  const { id: messageId } = await db.message.create({ data: row })
  await db.outbox.create({ data: { messageId, conversationId, channel: 'telegram', notBefore: new Date(0) } })
}

test('a wait that grew while it was waited for ends all the same', async () => {
  const { channel, delivered, refuse, attempts, says } = fakeChannel()
  const clock = testClock()
  const bot = await testBot([channel], { clock })
  refuse({ failed: 'too-many', why: '429', retryAfter: 0.1 })
  await says('bonjour')
  await until(() => attempts() > 0, 'the first try')
  // what was to be waited for is over by the machine's clock, and by the platform's it is not
  const looked = performance.now()
  await until(() => performance.now() - looked > 300, 'the time that was first asked for')
  refuse(null)
  expect(delivered).toEqual([])
  clock.forward(1_000)
  await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent, though nobody wakes it')
})
