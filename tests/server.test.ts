import { writeFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { backOff } from '../bot/brake.ts'
import { createTelegram } from '../bot/channels/telegram/index.ts'
import { createWeb } from '../bot/channels/web/index.ts'
import { createLog } from '../bot/log.ts'
import { text as words } from '../locales/index.ts'
import { buildApp } from '../server/app.ts'
import { TELEGRAM_PATH, telegramSecret } from '../server/webhooks.ts'
import { ROOT } from './support/process.ts'
import { CHAT, patience } from './support/telegram-bench.ts'
import { startTelegramFake, TOKEN } from './support/telegram-fake.ts'
import { refusal } from './support/telegram-rules.ts'
import { freshDatabase, testBot } from './support/test-bot.ts'
import { MONDAY_MORNING } from './support/world.ts'

const KEY = 'the key of a server in a test, long enough'
const SECRET = telegramSecret(KEY)
const HELLO = words('welcome.hello', 'fr')
const MENU = words('menu.ask', 'fr')
const STALE = words('menu.stale', 'fr')

/** The whole server on a database of its own, not listening, with Telegram calling its webhook. */
async function server() {
  const fake = await startTelegramFake()
  onTestFinished(() => fake.close())
  fake.knows(CHAT)
  const log = createLog('silent')
  const web = createWeb()
  const webhook = { url: `https://jisr.example${TELEGRAM_PATH}`, secret: SECRET }
  const telegram = createTelegram({ token: TOKEN, apiRoot: fake.apiRoot, log, patience, webhook })
  const databaseUrl = await freshDatabase()
  const bot = await testBot([web, telegram], { databaseUrl })
  const app = await buildApp({ bot, web, telegram, log, config: { sessionKey: KEY, embedOrigins: [] } })
  onTestFinished(() => app.close())

  const calls = (payload: string | Buffer, secret: string | null = SECRET) =>
    app.inject({
      method: 'POST',
      url: TELEGRAM_PATH,
      payload,
      headers: { 'content-type': 'application/json', ...(secret !== null && { 'x-telegram-bot-api-secret-token': secret }) },
    })
  const from = { id: CHAT, is_bot: false, first_name: 'Zineb', language_code: 'fr' }
  const chat = { id: CHAT, type: 'private' }
  let id = 500
  const message = (content: object) => ({ update_id: id++, message: { message_id: id, from, chat, date: 1_795_000_000, ...content } })
  const press = (data?: string) => ({
    update_id: id++,
    callback_query: { id: `${id}`, from, message: { message_id: 3, chat }, ...(data !== undefined && { data }) },
  })
  /** Telegram brings an update; answers what the citizen then reads. */
  async function brings(update: object): Promise<string[]> {
    const before = fake.shown.length
    expect((await calls(JSON.stringify(update))).statusCode).toBe(200)
    await bot.outbox('telegram')?.idle()
    return fake.shown.slice(before).map(({ text }) => text)
  }
  /** The first words and the menu are behind us. */
  const welcomed = () => brings(message({ text: '/start' }))
  return { app, bot, fake, databaseUrl, calls, message, press, brings, welcomed, from, chat }
}

/** What only the machine should know: a stack, a file, a query, a class of error. */
const INSIDES = new RegExp(`\\bat \\S+ \\(|node_modules|${ROOT}|file:|\\.(?:ts|js|mjs|db)\\b|SELECT|INSERT|Prisma|[A-Z]\\w+Error|\\bFST_`)

describe('health', () => {
  test('the process lives, and can do its work', async () => {
    const { app } = await server()
    const [alive, ready] = [await app.inject('/healthz'), await app.inject('/readyz')]
    expect([alive.statusCode, alive.json()]).toEqual([200, { status: 'alive' }])
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }])
  })

  test('once its database is gone it lives and is not ready', async () => {
    const { app, bot, databaseUrl } = await server()
    await bot.stop()
    writeFileSync(databaseUrl.slice('file:'.length), 'this is no database any more')
    const [alive, ready] = [await app.inject('/healthz'), await app.inject('/readyz')]
    expect(alive.statusCode).toBe(200)
    expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'the database does not answer' }])
    expect(ready.body).not.toMatch(INSIDES)
  })
})

describe('readiness', () => {
  test('a database without our content is not ready', async () => {
    const { app, bot } = await server()
    await bot.db.service.deleteMany()
    expect((await app.inject('/readyz')).statusCode).toBe(503)
  })

  test('a database without our tables is not ready', async () => {
    const { app, bot } = await server()
    await bot.db.$executeRawUnsafe('ALTER TABLE "Service" RENAME TO "Elsewhere"')
    expect((await app.inject('/readyz')).statusCode).toBe(503)
  })
})

describe('what goes wrong is said without showing the insides', () => {
  test.each([
    ['GET', '/nowhere', 404],
    ['GET', '/../../etc/passwd', 404],
    ['GET', '/%2e%2e/%2e%2e/etc/passwd', 404],
    ['GET', '/assets/../package.json', 404],
    ['GET', '/%', 400],
    ['GET', '/%00', 404],
    ['POST', '/nowhere', 404],
    ['DELETE', '/', 404],
    ['GET', TELEGRAM_PATH, 404],
    ['GET', `/${'x'.repeat(5_000)}`, 404],
  ] as const)('%s %s', async (method, url, status) => {
    const { app } = await server()
    const answer = await app.inject({ method, url })
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/json')
    expect(Object.keys(answer.json())).toEqual(['error'])
    expect(answer.body).not.toMatch(INSIDES)
  })

  test.each([
    ['half a JSON', '{"id":"12345678","text":"sal', 400],
    ['no message', '{}', 400],
    ['nothing', '', 400],
    ['a list', '[]', 400],
    ['a poisoned prototype', '{"__proto__":{"text":"x"},"id":"12345678"}', 400],
    ['too much', JSON.stringify({ id: '12345678', text: 'x'.repeat(100_000) }), 413],
    ['binary', '\u0000\u0001\uFFFD', 400],
  ])('a page posts %s', async (_, payload, status) => {
    const { app } = await server()
    const answer = await app.inject({ method: 'POST', url: '/chat/messages', payload, headers: { 'content-type': 'application/json' } })
    expect(answer.statusCode).toBe(status)
    expect(Object.keys(answer.json())).toEqual(['error'])
    expect(answer.body).not.toMatch(INSIDES)
  })

  test('a message that cannot be kept is not taken: the page and Telegram bring it again', async () => {
    const { app, bot, calls, message, fake } = await server()
    await bot.db.$executeRawUnsafe('ALTER TABLE "Message" RENAME TO "Elsewhere"')
    const posted = await app.inject({ method: 'POST', url: '/chat/messages', payload: { id: '12345678', text: 'salam' } })
    const update = JSON.stringify(message({ text: 'salam' }))
    const brought = await calls(update)
    expect([posted.statusCode, brought.statusCode]).toEqual([503, 500])
    for (const { body } of [posted, brought]) expect(body).not.toMatch(INSIDES)
    await bot.db.$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "Message"')
    expect((await calls(update)).statusCode).toBe(200)
    await bot.outbox('telegram')?.idle()
    expect(fake.shown.length).toBeGreaterThan(0)
  })
})

describe('the webhook of Telegram', () => {
  test.each([
    ['a wrong secret', '{"update_id":1}', 'wrong', 401],
    ['a secret that is longer', '{"update_id":1}', `${SECRET}x`, 401],
    ['no secret', '{"update_id":1}', null, 401],
    ['no secret and no JSON', 'nonsense', null, 401],
    ['half a JSON', '{"update_id":1,', SECRET, 400],
    ['nothing', '', SECRET, 400],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80]), SECRET, 400],
    ['an unknown kind of update', '{"update_id":1,"poll_answer":{"poll_id":"1"}}', SECRET, 200],
    ['an update without a number', '{}', SECRET, 200],
    ['a list', '[]', SECRET, 200],
    ['null', 'null', SECRET, 200],
    ['a message without a chat', '{"update_id":1,"message":{"message_id":1,"text":"salam"}}', SECRET, 200],
    ['a message of another kind altogether', '{"update_id":1,"message":"salam"}', SECRET, 200],
  ] as const)('%s', async (_, body, secret, status) => {
    const { calls, bot, fake } = await server()
    const answer = await calls(body, secret)
    expect(answer.statusCode).toBe(status)
    expect(answer.body).toBe('')
    await bot.outbox('telegram')?.idle()
    expect([fake.shown, await bot.db.message.count()]).toEqual([[], 0])
  })

  test('a message is heard and answered, with buttons Telegram takes', async () => {
    const { brings, message, fake } = await server()
    expect(await brings(message({ text: 'Bonjour' }))).toEqual([HELLO, MENU])
    expect(fake.shown.at(-1)).toMatchObject({
      chat: CHAT,
      buttons: expect.arrayContaining([expect.objectContaining({ callback_data: 'centres' })]),
    })
    expect(await brings(message({ text: '3' }))).not.toEqual([])
  })

  test('the same update twice is answered once', async () => {
    const { brings, message } = await server()
    const update = message({ text: 'Bonjour' })
    expect(await brings(update)).toHaveLength(2)
    expect(await brings(update)).toEqual([])
    expect(await brings({ ...update, update_id: update.update_id + 9 })).toEqual([])
  })

  test('two at the same time of the same message are answered once', async () => {
    const { calls, message, bot, fake } = await server()
    const update = JSON.stringify(message({ text: 'Bonjour' }))
    const answers = await Promise.all(Array.from({ length: 5 }, () => calls(update)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
    await bot.outbox('telegram')?.idle()
    expect(fake.shown.map(({ text }) => text)).toEqual([HELLO, MENU])
  })

  test.each(['nonsense', 'theme:gone/about', 'service:gone', '', '🙂', '__proto__', 'x'.repeat(500), undefined])(
    'an unknown button %s is answered with the menu or a word of regret',
    async data => {
      const { press, brings, welcomed } = await server()
      await welcomed()
      const [said, ...more] = await brings(press(data))
      expect([STALE, words('lost.unreadable', 'fr')]).toContain(said)
      expect(more).toEqual([])
    },
  )

  test('a button of last week still opens what stood on it', async () => {
    const { press, brings, welcomed, fake, message } = await server()
    await welcomed()
    const old = fake.shown.at(-1)?.buttons.find(({ callback_data }) => callback_data === 'services')
    const then = await brings(press(old?.callback_data))
    for (const text of ['horaires', 'merci', 'menu']) await brings(message({ text }))
    expect(await brings(press(old?.callback_data))).toEqual(then)
    expect(then).not.toContain(STALE)
  })

  test.each([
    ['a contact card', { contact: { phone_number: '+212661223344', first_name: 'Fatima' } }],
    ['a poll', { poll: { id: '1', question: 'Quand ?', options: [] } }],
    ['a kind of tomorrow', { hologram: { file_id: 'h' } }],
    ['a photo', { photo: [{ file_id: 'p', width: 1, height: 1 }] }],
    ['a paper', { document: { file_id: 'd' } }],
    ['a voice note', { voice: { file_id: 'v', duration: 3 } }],
    ['a place', { location: { latitude: 23.7, longitude: -15.9 } }],
    ['an empty text', { text: '' }],
    ['invisible characters', { text: '\u200b\u202e\ufeff' }],
    ['emoji only', { text: '🙏🏽👨‍👩‍👧' }],
    ['binary', { text: '\u0000\u0001\u0002\ud800' }],
    ['100,000 characters', { text: 'ا'.repeat(100_000) }],
  ])('%s gets a reply, and the conversation goes on', async (_, content) => {
    const { brings, message, welcomed } = await server()
    await welcomed()
    expect((await brings(message(content))).length).toBeGreaterThan(0)
    expect(await brings(message({ text: 'menu' }))).toEqual([MENU])
  })

  test('an edited message is heard anew, once', async () => {
    const { brings, message, welcomed, from, chat } = await server()
    await welcomed()
    const first = message({ text: 'merci' })
    expect(await brings(first)).toEqual([words('welcome.thanks', 'fr')])
    const { message_id, date } = first.message
    const edited = { update_id: 9_000, edited_message: { message_id, from, chat, date, edit_date: date + 60, text: 'menu' } }
    expect(await brings(edited)).toEqual([MENU])
    expect(await brings(edited)).toEqual([])
    expect(await brings({ update_id: 9_001, edited_message: { message_id, from, chat, date, edit_date: date + 90 } })).toEqual([])
  })

  test('groups, channels and other bots are left alone', async () => {
    const { brings, message, from } = await server()
    const group = { id: -100, type: 'supergroup' }
    expect(await brings(message({ text: 'Bonjour', chat: group }))).toEqual([])
    expect(await brings(message({ text: 'Bonjour', from: { ...from, is_bot: true } }))).toEqual([])
  })
})

test('a chat said to have moved is followed at once, and when it moves again and again only later and later', async () => {
  const { fake, brings, message, bot } = await server()
  fake.fails('sendMessage', refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1_001_234 }))
  expect(await brings(message({ text: 'Bonjour' }))).toEqual([])
  expect(fake.calls.filter(({ method }) => method === 'sendMessage').map(({ parameters }) => parameters.chat_id)).toEqual([
    CHAT,
    -1_001_234,
  ])
  const [first] = await bot.db.outbox.findMany({ orderBy: { id: 'asc' } })
  expect(first?.notBefore.getTime()).toBe(MONDAY_MORNING.getTime() + backOff(2))
})

test('without Telegram there is no webhook', async () => {
  const web = createWeb()
  const log = createLog('silent')
  const bot = await testBot([web])
  const app = await buildApp({ bot, web, telegram: null, log, config: { sessionKey: KEY, embedOrigins: [] } })
  onTestFinished(() => app.close())
  const answer = await app.inject({
    method: 'POST',
    url: TELEGRAM_PATH,
    payload: {},
    headers: { 'x-telegram-bot-api-secret-token': SECRET },
  })
  expect(answer.statusCode).toBe(404)
})
