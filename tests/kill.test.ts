import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Receipt } from '../bot/channels/channel.ts'
import { openDatabase } from '../prisma/client.ts'
import { fakeChannel } from './support/fake-channel.ts'
import { run, type ServerProcess, startServerProcess } from './support/process.ts'
import { citizenOf } from './support/telegram-bench.ts'
import { type Fault, startTelegramFake, TOKEN } from './support/telegram-fake.ts'
import { freshDatabase, testBot, testClock } from './support/test-bot.ts'
import { until as untilWithin } from './support/until.ts'

// processes start slowly on a busy machine
const until: typeof untilWithin = (condition, what) => untilWithin(condition, what, 20_000)

// what is not set up yet is set up before the clock runs
beforeAll(() => run(['setup/run.mjs', 'understand']), 120_000)

/** A real server, killed and started again on one database, and the platform it talks to, which lives on. */
async function stage(chats: readonly number[]) {
  const fake = await startTelegramFake()
  onTestFinished(() => fake.close())
  const citizens = new Map(chats.map(chat => [chat, citizenOf(fake, chat, 'fr')]))
  const DATABASE_URL = await freshDatabase()
  let server: ServerProcess | undefined
  let looking: ReturnType<typeof openDatabase> | undefined
  const database = async () => {
    if (!looking) {
      looking = openDatabase(DATABASE_URL)
      const { db } = await looking
      onTestFinished(() => db.$disconnect())
    }
    return (await looking).db
  }
  return {
    fake,
    writes: (chat: number, text: string) => void citizens.get(chat)?.writes(text),
    read: (chat: number) => fake.shown.filter(message => message.chat === chat).map(({ text }) => text),
    async start() {
      server = await startServerProcess({ DATABASE_URL, TELEGRAM_TOKEN: TOKEN, TELEGRAM_API: fake.apiRoot })
    },
    async end(signal: 'SIGKILL' | 'SIGTERM') {
      const ended = await server?.end(signal)
      server = undefined
      return ended
    },
    heard: async () => (await database()).message.count({ where: { author: 'citizen' } }),
    waiting: async () => (await database()).outbox.count(),
    markedSent: async () => (await database()).message.count({ where: { state: 'sent' } }),
  }
}

/** What one who writes these texts is to read, by the same assistant in this process. None of them is answered by the clock. */
async function repliesTo(texts: readonly string[]): Promise<string[][]> {
  const { channel, delivered } = fakeChannel()
  const bot = await testBot([channel])
  const replies: string[][] = []
  for (const [i, text] of texts.entries()) {
    const before = delivered.length
    await bot.hear('telegram', { id: `${i}`, from: '7', event: { kind: 'text', text }, at: new Date(0), hint: 'fr' })
    await bot.outbox('telegram')?.idle()
    replies.push(delivered.slice(before).map(({ text }) => text))
  }
  return replies
}

test.each<[string, Fault]>([
  ['does not answer', 'silence'],
  ['refuses for now', 'gateway'],
])('killed while the platform %s: nothing is lost, nothing doubled', async (_, fault) => {
  const { fake, writes, read, start, end, heard, waiting } = await stage([71])
  const expected = (await repliesTo(['Bonjour', 'merci'])).flat()
  await start()
  fake.fails('sendMessage', fault)
  writes(71, 'Bonjour')
  await until(() => fake.calls.some(({ method }) => method === 'sendMessage'), 'a first try to send')
  writes(71, 'merci')
  await until(async () => (await heard()) === 2, 'both kept')
  expect(await end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
  expect([read(71), await waiting()]).toEqual([[], expected.length])
  fake.heals()
  await start()
  await until(() => read(71).length >= expected.length, 'the answers')
  await until(async () => (await waiting()) === 0 && fake.pending() === 0, 'nothing left to do')
  expect(read(71)).toEqual(expected)
})

test('what the platform took is written down though another message still hangs', async () => {
  const { fake, writes, read, start, end, waiting, markedSent } = await stage([71, 72, 73])
  const [expected = []] = await repliesTo(['Bonjour'])
  await start()
  fake.fails('sendMessage', 'silence')
  for (const chat of [71, 72, 73]) writes(chat, 'Bonjour')
  await until(async () => (await waiting()) === 3 * expected.length, 'three turns kept')
  await end('SIGKILL')
  fake.heals()
  fake.fails('sendMessage', 'silence', 1)
  await start()
  await until(() => fake.shown.length === 2 * expected.length, 'the answers of two')
  await until(async () => (await markedSent()) === 2 * expected.length, 'them to be written down')
  await end('SIGKILL')
  fake.heals()
  await start()
  await until(async () => (await waiting()) === 0, 'an empty outbox')
  for (const chat of [71, 72, 73]) expect(read(chat)).toEqual(expected)
})

const TEXTS = [
  ...['Bonjour', 'menu', 'merci', 'Êtes-vous un robot ?', 'services', 'au revoir', 'changer de langue'],
  ...['Quels papiers pour la carte de handicap ?', "C'est combien, l'espace EMF ?", 'Que fait la médiation familiale ?'],
]
const CHATS = [71, 72, 73, 74, 75]
const [ROUNDS, EACH, SEED] = [10, 6, 2026]

/** Numbers below `most` that look like chance and are the same each time (mulberry32). */
function chance(seed: number): (most: number) => number {
  let state = seed
  return most => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most)
  }
}

/**
 * Ten kills, each when so many messages are answered and so many more are kept. One window no outbox can close: a message
 * the platform has accepted and that is not yet marked is sent again. So that the count is exact, the platform accepts
 * nothing from the moment the answers so far are marked until the process is dead.
 */
test('killed ten times among sixty messages of five chats: every answer once, in order', async () => {
  const { fake, writes, read, start, end, heard, waiting, markedSent } = await stage(CHATS)
  const random = chance(SEED)
  const said = new Map<number, string[]>(CHATS.map(chat => [chat, []]))
  const someone = () => CHATS[random(CHATS.length)] as number
  const writesSomething = () => {
    const [chat, text] = [someone(), TEXTS[random(TEXTS.length)] as string]
    said.get(chat)?.push(text)
    writes(chat, text)
  }
  let written = 0
  for (let round = 0; round < ROUNDS; round++) {
    await start()
    const before = random(EACH + 1)
    const shown = fake.shown.length
    for (let i = 0; i < before; i++) writesSomething()
    const answered = random(before + 1)
    await until(() => fake.shown.length >= shown + answered, `${answered} answers`)
    fake.fails('sendMessage', 'silence')
    for (let i = before; i < EACH; i++) writesSomething()
    const kept = written + before + random(EACH - before + 1)
    written += EACH
    await until(async () => (await markedSent()) === fake.shown.length, 'the accepted to be marked')
    await until(async () => (await heard()) >= kept, `${kept} messages kept`)
    await end('SIGKILL')
    fake.heals()
  }
  await start()
  const expected = new Map<number, string[]>()
  for (const [chat, texts] of said) expected.set(chat, (await repliesTo(texts)).flat())
  const all = [...expected.values()].flat().length
  await until(() => fake.shown.length >= all, 'every answer')
  await until(async () => (await waiting()) === 0 && fake.pending() === 0, 'nothing left to do')
  for (const chat of CHATS) expect(read(chat), `chat ${chat}`).toEqual(expected.get(chat))
  expect([fake.shown.length, await heard()]).toEqual([all, ROUNDS * EACH])
})

test('told to stop, it stops in a few seconds; what it was doing is done and nothing is said twice', async () => {
  const { fake, writes, read, start, end, heard, waiting } = await stage(CHATS)
  const texts = ['Bonjour', 'menu', 'merci']
  await start()
  for (const text of texts) for (const chat of CHATS) writes(chat, text)
  await until(() => fake.shown.length >= 3, 'the first answers')
  const asked = performance.now()
  expect(await end('SIGTERM')).toEqual({ code: 0, signal: null })
  expect(performance.now() - asked).toBeLessThan(8_000)
  await start()
  const expected = (await repliesTo(texts)).flat()
  await until(() => fake.shown.length >= CHATS.length * expected.length, 'the rest')
  await until(async () => (await waiting()) === 0 && fake.pending() === 0, 'nothing left to do')
  for (const chat of CHATS) expect(read(chat)).toEqual(expected)
  expect(await heard()).toBe(CHATS.length * texts.length)
})

test('told to stop in the middle of many, it finishes those on their way and begins no other', async () => {
  const clock = testClock()
  const onTheirWay: ((receipt: Receipt) => void)[] = []
  let stopping = false
  const { channel, attempts } = fakeChannel((_, __, attempt) => {
    if (attempt === 1) return { failed: 'too-many', why: '429', retryAfter: 9 }
    return stopping ? { id: 'x' } : new Promise(resolve => onTheirWay.push(resolve))
  })
  const bot = await testBot([channel], { clock })
  for (let i = 0; i < 20; i++)
    await bot.hear('telegram', { id: 'x', from: `${i}`, event: { kind: 'text', text: 'Bonjour' }, at: new Date(0) })
  await bot.outbox('telegram')?.idle()
  const queued = await bot.db.outbox.count()
  clock.forward(10_000)
  bot.outbox('telegram')?.wake()
  await until(() => onTheirWay.length > 0 && attempts() === 1 + onTheirWay.length, 'some to be on their way')
  const stopped = bot.stop()
  stopping = true
  const finished = onTheirWay.length
  for (const answer of onTheirWay) answer({ id: 'x' })
  await stopped
  expect(attempts()).toBe(1 + finished)
  expect(await bot.db.outbox.count({ where: { leasedUntil: null } })).toBe(queued - finished)
  await bot.db.$disconnect()
})

test('told to stop while the platform refuses, it keeps what is to be said', async () => {
  const { fake, writes, read, start, end, waiting } = await stage([71])
  await start()
  fake.fails('sendMessage', 'gateway')
  writes(71, 'Bonjour')
  await until(async () => (await waiting()) === 2, 'the answers to wait')
  await until(() => fake.calls.some(({ method }) => method === 'sendMessage'), 'a try to send')
  expect(await end('SIGTERM')).toEqual({ code: 0, signal: null })
  fake.heals()
  await start()
  await until(async () => (await waiting()) === 0, 'an empty outbox')
  expect([read(71)]).toEqual(await repliesTo(['Bonjour']))
})
