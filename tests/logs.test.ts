import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createTelegram } from '../bot/channels/telegram/index.ts'
import { createWeb } from '../bot/channels/web/index.ts'
import { createLog } from '../bot/log.ts'
import { openBot } from '../bot/open.ts'
import { buildApp } from '../server/app.ts'
import { TELEGRAM_PATH, telegramSecret } from '../server/webhooks.ts'
import { patience } from './support/telegram-bench.ts'
import { type Fault, startTelegramFake, TOKEN } from './support/telegram-fake.ts'
import { refusal } from './support/telegram-rules.ts'
import { freshDatabase, testClock } from './support/test-bot.ts'
import { until } from './support/until.ts'

const KEY = 'a key for a server whose log is read'
const CHAT = 7_070_405_060
const FROM = { id: CHAT, is_bot: false, first_name: 'Fatima-Zahra', last_name: 'Alaoui-Test', username: 'fz_alaoui', language_code: 'fr' }
const SAID = [
  'سميتي فاطمة العلوي ونمرتي 0661223344',
  'Je m’appelle Fatima-Zahra, ma CIN est AB123456 et mon mot de passe est hunter2-Zx9',
  'smiti Fatima, nemra 06 61 22 33 44, token sk-live-51Habc987',
  'mon mari me frappe, je suis Fatima Alaoui, 0661223344',
]
/** What must never be read in a log, however it got there. */
const PRIVATE = [
  ...[
    'فاطمة',
    'العلوي',
    'Fatima',
    'Alaoui',
    'fz_alaoui',
    '0661223344',
    '661223344',
    '06 61 22 33 44',
    'AB123456',
    'hunter2',
    'sk-live',
    'frappe',
  ],
  ...[`${CHAT}`, TOKEN, TOKEN.split(':')[1] as string, KEY, telegramSecret(KEY)],
]

/** The whole server with its log kept in memory, at the level that says most. */
async function server() {
  const lines: string[] = []
  const fake = await startTelegramFake()
  onTestFinished(() => fake.close())
  fake.knows(CHAT)
  const log = createLog('debug', { write: line => void lines.push(line) })
  const web = createWeb()
  const webhook = { url: `https://jisr.example${TELEGRAM_PATH}`, secret: telegramSecret(KEY) }
  const telegram = createTelegram({ token: TOKEN, apiRoot: fake.apiRoot, log, patience, webhook })
  const clock = testClock()
  const bot = await openBot({ databaseUrl: await freshDatabase(), clock, log, first: 'fr', channels: [web, telegram] })
  await bot.start()
  onTestFinished(() => bot.stop())
  const app = await buildApp({ bot, web, telegram, log, config: { sessionKey: KEY, embedOrigins: [] } })
  onTestFinished(() => app.close())

  let id = 1
  const brings = (content: object) =>
    app.inject({
      method: 'POST',
      url: `${TELEGRAM_PATH}?name=Fatima`,
      payload: {
        update_id: ++id,
        message: { message_id: id, from: FROM, chat: { id: CHAT, type: 'private' }, date: 1_795_000_000, ...content },
      },
      headers: { 'x-telegram-bot-api-secret-token': webhook.secret },
    })
  const posts = (text: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/chat/messages?lang=fr&who=Fatima', payload: { id: randomUUID(), text }, headers })
  const settled = async () => {
    for (const channel of ['web', 'telegram'] as const) {
      bot.outbox(channel)?.wake()
      await bot.outbox(channel)?.idle()
    }
  }
  const entries = () => lines.map(line => JSON.parse(line) as Record<string, unknown>)
  return { app, bot, fake, clock, lines, brings, posts, settled, entries }
}
type Server = Awaited<ReturnType<typeof server>>

/** Fails naming what was read and where. */
async function keepsQuiet({ lines, bot }: Server): Promise<void> {
  const addresses = (await bot.db.conversation.findMany({ select: { address: true } }).catch(() => [])).map(({ address }) => address)
  const read = [...PRIVATE, ...addresses].flatMap(secret => lines.filter(line => line.includes(secret)).map(line => `${secret} in ${line}`))
  expect(read).toEqual([])
}

test('what citizens say on both channels leaves only ids', async () => {
  const on = await server()
  const page = await on.app.inject('/?name=Fatima')
  const cookie = `jisr=${page.cookies[0]?.value}`
  for (const text of SAID) {
    expect((await on.posts(text, { cookie })).statusCode).toBe(202)
    expect((await on.brings({ text })).statusCode).toBe(200)
  }
  await on.brings({ contact: { phone_number: '+212661223344', first_name: 'Fatima' } })
  await on.brings({ document: { file_id: 'cin-AB123456', file_name: 'CIN Fatima.pdf' } })
  await on.settled()
  expect(on.fake.shown.length).toBeGreaterThan(SAID.length)
  await keepsQuiet(on)
  const answered = on.entries().filter(({ msg }) => msg === 'answered')
  expect(answered).toHaveLength(1 + 2 * SAID.length + 2)
  for (const entry of answered)
    expect(entry).toMatchObject({ request: expect.any(String), route: expect.any(String), status: expect.any(Number) })
  expect(new Set(answered.map(({ route }) => route))).toEqual(new Set(['/', '/chat/messages', TELEGRAM_PATH]))
})

const FAULTS: readonly [string, Fault][] = [
  ['blocked', refusal(403, 'Forbidden: bot was blocked by the user')],
  ['refused', refusal(400, 'Bad Request: message is too long')],
  ['asked to wait', refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 })],
  ['told the token is wrong', refusal(401, 'Unauthorized')],
  ['told the chat moved', refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100_707_040_506 })],
  ['answered by a gateway', 'gateway'],
  ['cut off', 'cut'],
]
test.each(FAULTS)('a message that is %s is logged by its id and the reason', async (_, fault) => {
  const on = await server()
  on.fake.fails('sendMessage', fault)
  await on.brings({ text: SAID[0] })
  await on.settled()
  const [entry] = on.entries().filter(({ msg }) => msg === 'not sent')
  const { id } = (await on.bot.db.outbox.findFirst({ orderBy: { id: 'asc' } })) ?? { id: 'left' }
  expect(entry).toMatchObject({ outbox: id, channel: 'telegram', why: expect.stringMatching(/./) })
  expect(on.lines.join('')).not.toContain('-100707040506')
  await keepsQuiet(on)
})

describe('an exception', () => {
  test('while keeping is logged by its name and the id of the request or update', async () => {
    const on = await server()
    await on.bot.db.$executeRawUnsafe('ALTER TABLE "Message" RENAME TO "Elsewhere"')
    expect((await on.posts(SAID[0] as string)).statusCode).toBe(503)
    expect((await on.brings({ text: SAID[1] })).statusCode).toBe(500)
    const wrong = on.entries().filter(({ level }) => level === 50)
    expect(wrong).toEqual([
      expect.objectContaining({ request: expect.any(String), error: 'PrismaClientKnownRequestError' }),
      expect.objectContaining({ update: expect.any(Number), error: 'PrismaClientKnownRequestError' }),
    ])
    await keepsQuiet(on)
  })

  test('while sending is logged by its name, and what was to be said is tried again', async () => {
    const on = await server()
    await on.bot.db.$executeRawUnsafe('ALTER TABLE "Outbox" RENAME TO "Elsewhere"')
    await on.settled()
    expect(on.entries().filter(({ level }) => level === 50)).toContainEqual(
      expect.objectContaining({ channel: 'telegram', error: expect.any(String) }),
    )
    await on.bot.db.$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "Outbox"')
    await on.brings({ text: SAID[0] })
    await until(() => on.fake.shown.length > 0, 'the answer')
    await keepsQuiet(on)
  })

  test('of what is malformed says nothing of what it was', async () => {
    const on = await server()
    const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': telegramSecret(KEY) }
    for (const url of [TELEGRAM_PATH, '/chat/messages', '/Fatima?phone=0661223344', '/%Fatima'])
      await on.app.inject({ method: 'POST', url, headers, payload: `{"text":"${SAID[0]}` })
    await keepsQuiet(on)
    expect(on.entries().filter(({ msg }) => msg === 'answered')).toHaveLength(3)
  })
})

test('what slips in under a name that is struck out stays unread', () => {
  const lines: string[] = []
  const log = createLog('info', { write: line => void lines.push(line) })
  log.info({ text: SAID[0], address: `${CHAT}`, from: 'Fatima', message: { text: SAID[0], from: FROM }, body: SAID[0], outbox: 7 }, 'seen')
  for (const secret of PRIVATE) expect(lines.join('')).not.toContain(secret)
  expect(JSON.parse(lines[0] as string)).toMatchObject({ outbox: 7, msg: 'seen' })
})
