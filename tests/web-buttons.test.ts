import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { createWeb } from '../bot/channels/web/index.ts'
import { createLog } from '../bot/log.ts'
import { text as words } from '../locales/index.ts'
import { buildApp } from '../server/app.ts'
import { testBot } from './support/test-bot.ts'

const STALE = words('menu.stale', 'fr')

test('every button that is ever shown on the page is taken, and opens something', async () => {
  const web = createWeb()
  const bot = await testBot([web])
  const limits = { visitor: 10_000, network: 10_000 }
  const config = { sessionKey: 'a key for tests, thirty-two characters or more', embedOrigins: [], defaultLocale: 'fr' as const, limits }
  const app = await buildApp({ bot, web, telegram: null, config, log: createLog('silent') })
  onTestFinished(() => app.close())
  let cookie = ''
  let last = 0
  async function press(choice: string) {
    // a question that is open offers its own choices only: each button is pressed by somebody new
    cookie = ''
    const answer = await app.inject({ method: 'POST', url: '/chat/messages', payload: { id: randomUUID(), choice }, headers: { cookie } })
    cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join() || cookie
    const { conversation } = await bot.db.message.findFirstOrThrow({ orderBy: { id: 'desc' }, include: { conversation: true } })
    const said = (await bot.history('web', conversation.address, last, 100)).filter(({ author }) => author === 'bot')
    last = said.at(-1)?.id ?? last
    return { status: answer.statusCode, said }
  }

  const known = new Set(['menu'])
  for (const choice of known) {
    const { status, said } = await press(choice)
    expect([choice, status, said.length > 0, said.some(({ text }) => text === STALE)]).toEqual([choice, 202, true, false])
    // the page changes its language with these: once is enough; the choices of a question belong to who was asked it
    for (const { choices } of said) for (const { id } of choices) if (!/^(language|preregister|appointment):/.test(id)) known.add(id)
  }
  expect(known.size).toBeGreaterThan(100)
})
