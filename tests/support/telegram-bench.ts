import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import pino from 'pino'
import type { Failure } from '../../bot/channels/channel.ts'
import { createTelegram, type Telegram, type TelegramOptions } from '../../bot/channels/telegram/index.ts'
import type { Bench } from '../contracts/channel.ts'
import { type Fault, startTelegramFake, type TelegramFake, TOKEN } from './telegram-fake.ts'
import { refusal } from './telegram-rules.ts'

export const CHAT = 40_200_300
export const SECRET = 'mot-de-passe_du_crochet'
const ORIGIN = 'https://jisr.example'

export const patience = { first: 5, most: 20 }

/** A log that remembers its lines. */
export function recordedLog() {
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _, done) => done(void lines.push(`${chunk}`)) })
  return { lines, log: pino({ level: 'trace' }, stream) }
}

/** What each failure looks like when Telegram answers it. */
export const FAULTS = {
  blocked: refusal(403, 'Forbidden: bot was blocked by the user'),
  gone: refusal(400, 'Bad Request: chat not found'),
  refused: refusal(400, 'Bad Request: message is too long'),
  unauthorised: refusal(401, 'Unauthorized'),
  'too-many': refusal(429, 'Too Many Requests: retry after 7', { retry_after: 7 }),
  unavailable: 'gateway',
} as const satisfies Partial<Record<Failure, Fault>>

/** A citizen with an invented name, in a private chat with the bot. */
export function citizenOf(fake: TelegramFake, chat = CHAT, language_code = 'ar') {
  const from = { id: chat, is_bot: false, first_name: 'Zineb', last_name: 'Tazi', language_code }
  const where = { id: chat, type: 'private', first_name: 'Zineb' }
  const message = (id: number) => ({ message_id: id, from, chat: where, date: Math.floor(Date.now() / 1000) })
  fake.knows(chat)
  return {
    from,
    where,
    message,
    sends: (what: object, id = fake.nextMessageId()) => fake.arrives({ message: { ...message(id), ...what } }),
    reacts: (emoji: string | null, id: number) =>
      fake.arrives({
        message_reaction: {
          ...{ chat: where, user: from, message_id: id, date: Math.floor(Date.now() / 1000), old_reaction: [] },
          new_reaction: emoji === null ? [] : [{ type: 'emoji', emoji }],
        },
      }),
    writes: (text: string, id = fake.nextMessageId()) => fake.arrives({ message: { ...message(id), text } }),
    presses(data: string) {
      const shown = fake.shown.find(({ buttons }) => buttons.some(button => button.callback_data === data))
      if (!shown) throw new Error(`no button ${data} was shown`)
      const id = `${fake.nextMessageId()}77`
      fake.arrives({ callback_query: { id, from, chat_instance: '1', message: { ...message(shown.id), text: shown.text }, data } })
      return id
    },
  }
}

/** The channel on the strict server, asking for updates or being called. */
export async function telegramBench(way: 'polling' | 'webhook', options: Partial<TelegramOptions> = {}) {
  const fake = await startTelegramFake()
  const { log, lines } = recordedLog()
  const webhook = way === 'webhook' ? { webhook: { url: `${ORIGIN}/telegram`, secret: SECRET } } : {}
  const channel = createTelegram({ token: TOKEN, apiRoot: fake.apiRoot, log, patience, ...webhook, ...options })
  const door = way === 'webhook' ? await openDoor(channel) : null
  if (door) fake.resolves(ORIGIN, door.address)
  const citizen = citizenOf(fake)
  const ids = new Map<string, number>()
  const bench: Bench = {
    channel,
    to: `${CHAT}`,
    async arrives(text, id = `${Math.random()}`) {
      ids.set(id, ids.get(id) ?? fake.nextMessageId())
      citizen.writes(text, ids.get(id))
    },
    async presses(choice) {
      citizen.presses(choice)
    },
    async brings(what, content) {
      fake.files.set(`file-${what}`, content)
      const file = { file_id: `file-${what}`, file_unique_id: what, file_size: content.length }
      if (what === 'location') citizen.sends({ location: { latitude: 23.6848, longitude: -15.957 } })
      else citizen.sends(what === 'photo' ? { photo: [file] } : { voice: file })
    },
    attached: () => fake.shown.map(({ file, place }) => file?.as ?? (place ? `${place.latitude} ${place.longitude}` : '')),
    delivered: () => fake.shown.flatMap(({ text, buttons }) => [text, ...buttons.map(button => button.text)]),
    fails: kind => fake.fails('sendMessage', FAULTS[kind as keyof typeof FAULTS]),
    failures: Object.keys(FAULTS) as Failure[],
    async close() {
      await door?.close()
      await fake.close()
    },
  }
  return { bench, fake, channel, citizen, lines }
}

/** An HTTP server that hands what comes to the channel's webhook, as the real server does. */
async function openDoor(channel: Telegram) {
  const server = createServer(async (request, response) => {
    const secret = request.headers['x-telegram-bot-api-secret-token']
    const body = Buffer.concat(await request.toArray())
    const { status } = await channel.handleWebhook(typeof secret === 'string' ? secret : undefined, body)
    response.writeHead(status).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
