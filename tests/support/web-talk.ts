import fastify, { type FastifyInstance } from 'fastify'
import type { Option, Received } from '../../bot/channels/channel.ts'
import { createWeb } from '../../bot/channels/web/index.ts'
import type { Log } from '../../bot/log.ts'
import type { Files, Hear, ShownMessage } from '../../bot/ports.ts'
import type { Locale } from '../../locales/locale.ts'
import { type WebChatConfig, webChat } from '../../server/web-chat.ts'

export const SESSION_KEY = 'a key for tests, thirty-two characters or more'
const NOON = new Date('2026-11-22T12:00:00Z')

const WELCOME: Readonly<Record<Locale, string>> = {
  ar: 'مرحبا بكم في جسر 👋\nكيف يمكننا مساعدتكم؟',
  ary: 'مرحبا بيكم فجسر 👋\nباش نقدرو نعاونوكم؟',
  'ary-Latn': 'mer7ba bikom f Jisr 👋\nbach n9dro n3awnokom?',
  fr: 'Bienvenue chez Jisr 👋\nQue pouvons-nous faire pour vous ?',
}
const MENU: readonly Option[] = [
  { id: 'services', label: '🧩 الخدمات' },
  { id: 'hours', label: '🕐 أوقات العمل' },
  { id: 'person', label: '🙋 شي حد' },
]

// files are tried on the whole assistant, see web-files.test.ts
const NO_FILES: Files = { limit: 0, put: async () => ({ refused: 'type' }), open: async () => null, drop: async () => {} }

/** A conversation that only echoes, kept in memory: enough to test the page and its routes without the rest of the house. */
export function createTalk() {
  const channel = createWeb()
  const messages: Array<ShownMessage & { address: string }> = []
  const heard: Received[] = []
  let broken = false
  let said = 0
  const forgotten: string[] = []

  const add = (
    address: string,
    author: ShownMessage['author'],
    text: string,
    locale: Locale,
    choices: readonly Option[] = [],
    heardId?: string,
  ) => {
    messages.push({ id: ++said, address, author, text, choices, locale, at: NOON, ...(heardId !== undefined && { heardId }) })
  }

  const hear: Hear = async (_channel, received) => {
    if (broken) throw new Error(`could not keep ${JSON.stringify(received.event)}`)
    if (heard.some(({ id, from }) => id === received.id && from === received.from)) return
    heard.push(received)
    answer(received)
  }

  function answer({ id, from, event, hint }: Received): void {
    const locale = messages.findLast(({ address, author }) => address === from && author === 'bot')?.locale ?? hint ?? 'ar'
    if (event.kind === 'choice' && event.id === 'start') {
      add(from, 'bot', WELCOME[locale], locale, MENU)
      return
    }
    if (event.kind === 'text') {
      add(from, 'citizen', event.text, locale, [], id)
      add(from, 'bot', `${event.text} ✅`, locale)
    }
    if (event.kind === 'choice') {
      const spoken = event.id.startsWith('language:') ? (event.id.slice(9) as Locale) : locale
      add(from, 'citizen', event.id, locale, [], id)
      add(from, 'bot', `→ ${event.id}`, spoken)
    }
  }

  const of = (address: string) => messages.filter(message => message.address === address)

  return {
    channel,
    messages,
    heard,
    forgotten,
    forget: async (_channel: string, address: string) => {
      forgotten.push(address)
      const left = messages.filter(message => message.address !== address)
      return messages.splice(0, messages.length, ...left).length > left.length
    },
    hear,
    preview: (locale: Locale): ShownMessage[] => [{ id: 0, author: 'bot', text: WELCOME[locale], choices: MENU, locale, at: NOON }],
    history: async (_channel: string, address: string, after: number, limit: number) =>
      after === 0
        ? of(address).slice(-limit)
        : of(address)
            .filter(({ id }) => id > after)
            .slice(0, limit),
    earlier: async (_channel: string, address: string, before: number, limit: number) =>
      of(address)
        .filter(({ id }) => id < before)
        .slice(-limit),
    /** A message of the bot nobody asked for. */
    async tell(address: string, text: string, choices: readonly Option[] = [], locale: Locale = 'ar') {
      add(address, 'bot', text, locale, choices)
      await channel.send(address, { text, choices, locale })
    },
    break: (yes: boolean) => {
      broken = yes
    },
  }
}
export type Talk = ReturnType<typeof createTalk>

/** The web chat alone on a server, not listening yet. */
export async function webApp(
  { hear, history, earlier, preview, forget, channel }: Talk,
  config: Partial<WebChatConfig> = {},
  log?: Pick<Log, 'error'>,
  files = NO_FILES,
): Promise<FastifyInstance> {
  const app = fastify({ trustProxy: true })
  const whole = { sessionKey: SESSION_KEY, embedOrigins: [], ...config }
  await webChat(app, { hear, history, earlier, preview, forget, files, channel, config: whole, now: () => NOON, ...(log && { log }) })
  return app
}
