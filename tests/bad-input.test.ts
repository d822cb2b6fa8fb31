import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createTerminal } from '../bot/channels/terminal/index.ts'
import { createWeb } from '../bot/channels/web/index.ts'
import { createLog } from '../bot/log.ts'
import { text as words } from '../locales/index.ts'
import { buildApp } from '../server/app.ts'
import { testBot } from './support/test-bot.ts'

// what Telegram may bring, its media and its webhook stand in tests/server.test.ts

const MENU = words('menu.ask', 'fr')
const STALE = words('menu.stale', 'fr')
const UNREADABLE = words('lost.unreadable', 'fr')

/** The web chat on the whole server, with a citizen whose conversation has begun. */
async function web() {
  const channel = createWeb()
  const bot = await testBot([channel])
  const config = { sessionKey: 'a key for tests, thirty-two characters or more', embedOrigins: [], defaultLocale: 'fr' as const }
  const app = await buildApp({ bot, web: channel, telegram: null, config, log: createLog('silent') })
  onTestFinished(() => app.close())
  let cookie = ''
  /** Posts something; answers the status and what the bot then says. */
  async function posts(said: object): Promise<{ status: number; answers: string[] }> {
    const last = await bot.db.message.aggregate({ _max: { id: true } })
    const answer = await app.inject({ method: 'POST', url: '/chat/messages', payload: { id: randomUUID(), ...said }, headers: { cookie } })
    cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join() || cookie
    expect(answer.body).not.toMatch(/\bat \S+ \(|Error/)
    const { address } = await bot.db.conversation.findFirstOrThrow()
    const since = await bot.history('web', address, last._max.id ?? 0, 100)
    return { status: answer.statusCode, answers: since.filter(({ author }) => author === 'bot').map(({ text }) => text) }
  }
  await posts({ text: 'Bonjour' })
  return posts
}

/** The terminal with somebody typing, after the first words. */
async function terminal() {
  let written: string[] = []
  const channel = createTerminal({ json: true, write: line => written.push(line) })
  const bot = await testBot([channel])
  async function types(line: string): Promise<string[]> {
    written = []
    await channel.type(line)
    await bot.outbox('terminal')?.idle()
    return written.map(shown => (JSON.parse(shown) as { text: string }).text)
  }
  await types('Bonjour')
  return types
}

const HOSTILE: readonly [string, string][] = [
  ['zero-width characters', '\u200b\u200d\ufeff'],
  ['a right-to-left override', '\u202e'],
  ['emoji that say nothing', '👨‍👩‍👧🐪🌵'],
  ['binary', '\u0001\u0002\ud800\u0000'],
]

describe('the web chat', () => {
  test.each(HOSTILE)('%s get a reply, and the conversation goes on', async (_, text) => {
    const posts = await web()
    // a page trims what it sends: what is invisible to the last character is no message
    const { status, answers } = await posts({ text })
    expect([status, answers.slice(0, 1)]).toEqual(/\S/.test(text) ? [202, [UNREADABLE]] : [400, []])
    expect((await posts({ text: 'menu' })).answers).toEqual([MENU])
  })

  test('words behind a right-to-left override are understood', async () => {
    const posts = await web()
    expect((await posts({ text: '\u202emenu\u200b' })).answers).toEqual([MENU])
  })

  test.each([
    ['empty', { text: '' }, 400],
    ['100,000 characters', { text: 'ا'.repeat(100_000) }, 413],
    ['media', { media: 'voice', file: 'x' }, 400],
    ['a choice of another kind', { choice: { id: 'menu' } }, 400],
  ])('%s is refused, and the conversation goes on', async (_, said, status) => {
    const posts = await web()
    expect(await posts(said)).toEqual({ status, answers: [] })
    expect((await posts({ text: 'menu' })).answers).toEqual([MENU])
  })

  test('a long text it takes is answered', async () => {
    const posts = await web()
    const { status, answers } = await posts({ text: 'كلمة '.repeat(6_000) })
    expect([status, answers.length > 0]).toEqual([202, true])
  })

  test.each(['nonsense', 'theme:gone/about', 'service:gone', '__proto__', 'x'.repeat(128)])(
    'an unknown button %s is answered with the menu',
    async choice => {
      const posts = await web()
      expect(await posts({ choice })).toEqual({ status: 202, answers: [STALE] })
    },
  )

  test('a button of last week still opens what stood on it', async () => {
    const posts = await web()
    const { answers: then } = await posts({ choice: 'services' })
    for (const text of ['horaires', 'merci', 'menu']) await posts({ text })
    expect((await posts({ choice: 'services' })).answers).toEqual(then)
    expect(then).not.toContain(STALE)
  })
})

describe('the terminal', () => {
  test.each([...HOSTILE, ['100,000 characters', 'ا'.repeat(100_000)] as const])(
    '%s get a reply, and the conversation goes on',
    async (_, line) => {
      const types = await terminal()
      // a line of spaces only, visible or not, says nothing
      expect((await types(line)).length).toBeGreaterThanOrEqual(line.trim() === '' ? 0 : 1)
      expect(await types('menu')).toEqual([MENU])
    },
  )

  test('an empty line says nothing', async () => {
    const types = await terminal()
    expect(await types('')).toEqual([])
    expect(await types('   ')).toEqual([])
  })

  test('a number that was never offered, and one of an older list, are answered', async () => {
    const types = await terminal()
    expect((await types('8')).length).toBeGreaterThan(0)
    await types('menu')
    const services = await types('1')
    await types('merci')
    expect((await types('1')).length).toBeGreaterThan(0)
    expect(await types('menu')).toEqual([MENU])
    expect(await types('1')).toEqual(services)
  })
})
