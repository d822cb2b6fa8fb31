import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { createWeb } from '../../bot/channels/web/index.ts'
import { localTime } from '../../bot/clock.ts'
import { createLog } from '../../bot/log.ts'
import { openBot } from '../../bot/open.ts'
import { buildApp } from '../../server/app.ts'
import { consoleBundle } from '../../server/console/bundle.ts'
import { addPerson, sessionFor } from '../support/console.ts'
import type { Row } from './console.ts'

const TRIES = 30
const ARRIVALS = 200
const PAGE_MS = 50
const LIVE_MS = 300

/** The console over HTTP on a database file: whole pages, and how soon an open page knows of what a citizen wrote. */
export async function measurePages(file: string, conversation: string): Promise<Row[]> {
  const web = createWeb()
  const log = createLog('silent')
  const clock = { now: () => new Date(), local: (instant: Date) => localTime(instant) }
  const bot = await openBot({ databaseUrl: `file:${file}`, clock, log, first: 'fr', channels: [web] })
  const config = {
    sessionKey: 'x'.repeat(40),
    embedOrigins: [],
    limits: { visitor: 1e6, network: 1e6 },
    consoleLimits: { session: 1e6, network: 1e6, door: 1e6 },
  }
  const app = await buildApp({ bot, web, telegram: null, log, config })
  await bot.start()
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  try {
    await addPerson(bot.db, { id: 'bench', login: 'bench', name: 'Salma', role: 'administrator' }, clock.now())
    const { cookie } = await sessionFor(bot.db, 'bench', clock.now())
    return [
      await page('inbox page', `${url}/console/messages`, cookie),
      await page('inbox page, all', `${url}/console/messages?view=all`, cookie),
      await page('conversation page', `${url}/console/messages/${conversation}?view=all`, cookie),
      await live(url, cookie),
      await firstLoad(`${url}/console/messages`, cookie),
    ]
  } finally {
    await app.close()
    await bot.stop()
  }
}

/** How long a page takes over HTTP, the first time apart. */
export async function page(what: string, url: string, cookie: string): Promise<Row> {
  const took: number[] = []
  for (let i = 0; i <= TRIES; i++) {
    const began = performance.now()
    const answer = await fetch(url, { headers: { cookie } })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
    took.push(performance.now() - began)
  }
  const [first = 0, ...others] = took
  others.sort((a, b) => a - b)
  const [median = 0, slowest = 0] = [others[TRIES >> 1], others.at(-1)]
  return [
    `  ${what}, over HTTP: median, slowest, first`,
    `${median.toFixed(1)}, ${slowest.toFixed(1)}, ${first.toFixed(1)} ms`,
    `≤ ${PAGE_MS} ms`,
    median <= PAGE_MS,
  ]
}

/** From the moment a citizen's message is posted until the news is at an open console and the conversation has been fetched anew. */
async function live(url: string, cookie: string): Promise<Row> {
  const closing = new AbortController()
  const stream = await fetch(`${url}/console/live`, { headers: { cookie }, signal: closing.signal })
  let heard: (id: string) => void = () => {}
  const news = () =>
    new Promise<string>(resolve => {
      heard = resolve
    })
  const reading = read(stream, id => heard(id))
  const post = poster(url)
  await post('je veux parler à une personne')
  const took: number[] = []
  for (let i = 0; i < ARRIVALS; i++) {
    const began = performance.now()
    let next = news()
    const posted = post(`message ${i}`)
    // other news may come first: that of an answer that was sent
    for (let shown = false; !shown; ) {
      const id = await next
      next = news()
      const part = await fetch(`${url}/console/messages/${id}?part=conversation`, { headers: { cookie, 'hx-request': 'true' } })
      shown = (await part.text()).includes(`message ${i}<`)
    }
    took.push(performance.now() - began)
    await posted
  }
  closing.abort()
  await reading
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN
  return [
    `  a citizen’s message in an open console, ${ARRIVALS} times: p50, p95, slowest`,
    `${at(0.5).toFixed(1)}, ${at(0.95).toFixed(1)}, ${(took.at(-1) ?? 0).toFixed(1)} ms`,
    `≤ ${LIVE_MS} ms`,
    (took.at(-1) ?? 0) <= LIVE_MS,
  ]
}

async function read(stream: Response, heard: (id: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  try {
    for await (const chunk of stream.body ?? []) {
      const found = /event: news\ndata: (.*)/.exec(decoder.decode(chunk as Uint8Array, { stream: true }))
      if (found) heard((JSON.parse(found[1] as string) as { id: string }).id)
    }
  } catch {
    // closed from here
  }
}

function poster(url: string) {
  let cookie = ''
  return async (text: string): Promise<void> => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie }
    const answer = await fetch(`${url}/chat/messages`, { method: 'POST', headers, body: JSON.stringify({ id: randomUUID(), text }) })
    if (answer.status !== 202) throw new Error(`the chat answered ${answer.status}`)
    cookie = answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? cookie
  }
}

async function firstLoad(url: string, cookie: string): Promise<Row> {
  const html = await (await fetch(url, { headers: { cookie } })).text()
  const { files } = await consoleBundle()
  const named = [...files].filter(([name]) => html.includes(name) || name.endsWith('.woff2'))
  const bytes = named.reduce((sum, [, { body, zipped }]) => sum + (zipped ?? body).length, gzipSync(html).length)
  return ['  first load, gzipped, all fonts included', `${(bytes / 1024).toFixed(0)} kB`, '≤ 200 kB', bytes <= 200 * 1024]
}
