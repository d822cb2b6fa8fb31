import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bundle } from '../server/bundle.ts'
import { until } from './support/until.ts'
import { createTalk, type Talk, webApp } from './support/web-talk.ts'

const HOST = 'jisr.example.ma'
let talk: Talk
let app: FastifyInstance

beforeEach(async () => {
  talk = createTalk()
  app = await webApp(talk)
})
afterEach(() => app.close())

const cookieOf = ({ cookies }: LightMyRequestResponse, name = 'jisr'): string => {
  const cookie = cookies.find(each => each.name === name)
  return cookie ? `${name}=${cookie.value}` : ''
}
const get = (url: string, cookie = '', headers: Record<string, string> = {}) =>
  app.inject({ url, headers: { host: HOST, accept: 'text/html', ...(cookie && { cookie }), ...headers } })
const post = (payload: InjectOptions['payload'], cookie = '', headers: Record<string, string> = {}, url = '/chat/messages') =>
  app.inject({
    method: 'POST',
    url,
    payload: payload as string,
    headers: { host: HOST, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }), ...headers },
  })
const say = (text: string, cookie = '', id = randomUUID()) => post({ id, text }, cookie)
const submit = (fields: Record<string, string>, cookie = '', headers: Record<string, string> = {}) =>
  post(new URLSearchParams(fields).toString(), cookie, {
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'text/html,application/xhtml+xml',
    ...headers,
  })
/** A conversation that has begun, and its cookie. */
const begun = async (text = 'salam') => cookieOf(await say(text, cookieOf(await get('/'))))
const heardWords = () =>
  talk.heard.map(({ event }) => (event.kind === 'text' ? event.text : event.kind === 'choice' ? `#${event.id}` : event.kind))

describe('the page', () => {
  it('is Arabic, whole and readable without a script, and keeps nothing of a visit', async () => {
    const page = await get('/')
    expect(page.statusCode).toBe(200)
    expect(page.body).toMatch(/^<!doctype html><html lang="ar" dir="rtl"/)
    expect(page.body).toContain('مرحبا بكم في جسر')
    expect(page.body).toContain('method="post" action="/chat/messages"')
    expect(page.headers['cache-control']).toBe('no-store')
    expect(talk.heard).toEqual([])
  })

  it.each([
    ['fr', 'lang="fr" dir="ltr"', 'Bienvenue'],
    ['ary', 'lang="ar-MA" dir="rtl"', 'مرحبا بيكم'],
    ['ary-Latn', 'lang="ary-Latn" dir="ltr"', 'mer7ba'],
    ['xx', 'lang="ar" dir="rtl"', 'مرحبا بكم'],
    ['fr&lang=ar', 'lang="ar" dir="rtl"', 'مرحبا بكم'],
  ])('speaks %s and remembers it', async (lang, html, words) => {
    const page = await get(`/?lang=${lang}`)
    const again = await get('/', cookieOf(page))
    for (const { body } of [page, again]) {
      expect(body).toContain(html)
      expect(body).toContain(words)
    }
  })

  it('loads nothing from elsewhere, runs nothing inline, and is shown only inside allowed sites', async () => {
    await app.close()
    app = await webApp(talk, { embedOrigins: ['https://www.example.ma'] })
    const { headers, body } = await get('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'self' https://www.example.ma")
    expect(policy).not.toMatch(/unsafe|\*|data:/)
    expect(headers['x-frame-options']).toBeUndefined()
    expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(body).not.toMatch(/ on\w+=| style=|<script(?![^>]* src=)/)
  })

  it('shows what a citizen or the bot wrote as text, whatever it looks like', async () => {
    const hostile = '<img src=x onerror=alert(1)></p></li><script>alert(2)</script>&amp;"\'`{1}\u202Eevil\u0000'
    const cookie = await begun(hostile)
    await talk.tell(addressOf(), hostile, [{ id: 'x"><b>', label: hostile }])
    const { body } = await get('/', cookie)
    expect(body).toContain('&lt;img src=x')
    expect(body).not.toMatch(/<img|<script(?! type="module" src="\/assets)|<b>/)
  })

  it.each([
    ['☎ \u206619\u2069 Police', '<a href="tel:19">☎ \u206619\u2069</a> Police'],
    ['☎ 05 28 00 00 00, ouvert', '<a href="tel:0528000000">☎ 05 28 00 00 00</a>, ouvert'],
    ['☎ ⁦+212528000000⁩', '<a href="tel:+212528000000">☎ ⁦+212528000000⁩</a>'],
    ['le 19, sans signe', 'le 19, sans signe'],
  ])('lets a number after ☎ be called with one touch: %s', async (text, html) => {
    const cookie = await begun(text)
    await talk.tell(addressOf(), text)
    const { body } = await get('/', cookie)
    expect(body.split(`>${html}</p>`)).toHaveLength(text === html ? 3 : 2)
    expect(body).toContain(`>${text}</p>`)
  })

  it('is zipped for those who can read it so', async () => {
    const plain = await get('/', await begun())
    const zipped = await get('/', cookieOf(plain), { 'accept-encoding': 'gzip, br' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.rawPayload).toString()).toContain('salam ✅')
    expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
  })

  it('forgets on leaving who was here', async () => {
    const left = await get('/leave', await begun('private words'))
    expect(left.cookies.map(({ name, value }) => [name, value])).toEqual([
      ['jisr', ''],
      ['jisr-embedded', ''],
    ])
  })

  it('leaves to an empty page', async () => {
    const page = await get('/leave')
    expect(page.statusCode).toBe(200)
    expect(page.body).toBe('<!doctype html><title>&nbsp;</title>')
  })
})

describe('posting', () => {
  it('begins the conversation with the welcome the page showed, then hears the message', async () => {
    const page = await get('/?lang=fr')
    const { statusCode, body } = await say('bonjour', cookieOf(page))
    expect([statusCode, JSON.parse(body)]).toEqual([202, { begun: true }])
    expect(heardWords()).toEqual(['#start', 'bonjour'])
    expect(talk.heard[0]).toMatchObject({ id: 'start', hint: 'fr', at: new Date('2026-11-22T12:00:00Z') })
  })

  it('begins only once, even when the first answer never reached the page', async () => {
    const visit = cookieOf(await get('/'))
    const id = randomUUID()
    await say('salam', visit, id)
    const kept = cookieOf(await say('salam', visit, id))
    expect(JSON.parse((await say('w daba?', kept)).body)).toEqual({ begun: false })
    expect(heardWords()).toEqual(['#start', 'salam', 'w daba?'])
  })

  it('hears a choice, and a language chosen in a conversation', async () => {
    const cookie = await begun()
    await post({ id: randomUUID(), choice: 'service:emf' }, cookie)
    await post({ id: randomUUID(), choice: 'language:fr' }, cookie)
    expect(heardWords()).toEqual(['#start', 'salam', '#service:emf', '#language:fr'])
    expect((await get('/', cookie)).body).toContain('<html lang="fr" dir="ltr"')
  })

  it('keeps nothing for a language chosen before the first message', async () => {
    const answer = await post({ id: randomUUID(), choice: 'language:ary-Latn' }, cookieOf(await get('/')))
    expect(JSON.parse(answer.body)).toEqual({ page: '/?lang=ary-Latn' })
    expect(talk.heard).toEqual([])
  })

  it('gives each visitor a conversation of their own', async () => {
    const [mine, theirs] = [await begun('mine'), await begun('theirs')]
    expect((await get('/', mine)).body).toContain('mine')
    expect((await get('/', mine)).body).not.toContain('theirs')
    expect((await get('/', theirs)).body).toContain('theirs')
  })

  it.each([
    ['altered', (cookie: string) => cookie.replace(/=./, first => (first === '=0' ? '=1' : '=0'))],
    ['signed by somebody else', (cookie: string) => cookie.replace(/\.[^.]*$/, '.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')],
    ['not signed', (cookie: string) => cookie.replace(/\.[^.]*$/, '')],
    ['rubbish', () => 'jisr=%E0%A4%A; jisr=..'],
  ])('takes a cookie that is %s for a new visitor', async (_, forge) => {
    const cookie = forge(await begun('private words'))
    const page = await get('/', cookie)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('private words')
    await say('new words', cookie)
    expect(new Set(talk.heard.map(({ from }) => from)).size).toBe(2)
  })

  it('takes sixty thousand characters whole', async () => {
    const text = `${'كلمة '.repeat(7000)}end`
    expect((await say(text, await begun())).statusCode).toBe(202)
    expect(heardWords().at(-1)).toBe(text)
  })

  it.each<[string, InjectOptions['payload'], number]>([
    ['malformed JSON', '{"id":', 400],
    ['no body', '', 400],
    ['null', 'null', 400],
    ['a list', '[]', 400],
    ['no id', { text: 'x' }, 400],
    ['a short id', { id: 'start', text: 'x' }, 400],
    ['an id of another type', { id: 12345678, text: 'x' }, 400],
    ['a hostile id', { id: '../../../etc/passwd', text: 'x' }, 400],
    ['neither text nor choice', { id: 'aaaaaaaa' }, 400],
    ['both', { id: 'aaaaaaaa', text: 'x', choice: 'menu' }, 400],
    ['an empty text', { id: 'aaaaaaaa', text: ' \n ' }, 400],
    ['a text of another type', { id: 'aaaaaaaa', text: ['x'] }, 400],
    ['a choice that cannot be one', { id: 'aaaaaaaa', choice: 'drop table; --' }, 400],
    ['a choice without end', { id: 'aaaaaaaa', choice: 'x'.repeat(129) }, 400],
    ['more fields', { id: 'aaaaaaaa', text: 'x', from: 'somebody' }, 400],
    ['too much', { id: 'aaaaaaaa', text: 'ط'.repeat(64 * 1024) }, 413],
  ])('refuses %s with a sentence', async (_, payload, status) => {
    const cookie = await begun()
    const { statusCode, body, headers } = await post(payload, cookie, {}, '/chat/messages?lang=fr')
    expect(statusCode).toBe(status)
    expect(headers['content-type']).toContain('application/json')
    expect(JSON.parse(body)).toEqual({
      error: status === 413 ? expect.stringContaining('trop long') : expect.stringContaining('Rechargez'),
    })
    expect(heardWords()).toEqual(['#start', 'salam'])
  })

  it('refuses a body of another kind', async () => {
    expect((await post('<x/>', await begun(), { 'content-type': 'text/xml' })).statusCode).toBe(415)
  })

  it.each<[string, Record<string, string>, number]>([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['an address typed', { 'sec-fetch-site': 'none' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['another port', { origin: `http://${HOST}:8080` }, 403],
    ['no origin at all', { origin: 'null' }, 403],
    ['our origin', { origin: `https://${HOST}` }, 202],
    ['a program', {}, 202],
  ])('from %s', async (_, headers, status) => {
    const cookie = cookieOf(await get('/'))
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/chat/messages',
      payload: { id: randomUUID(), text: 'x' },
      headers: { host: HOST, cookie, ...headers },
    })
    expect(statusCode).toBe(status)
    expect(talk.heard).toHaveLength(status === 202 ? 2 : 0)
  })

  it('says so when a message could not be kept, and lets the page try again', async () => {
    const cookie = await begun()
    const id = randomUUID()
    talk.break(true)
    const { statusCode, body } = await say('important', cookie, id)
    expect(statusCode).toBe(503)
    expect(JSON.parse(body).error).toContain('مشكل')
    expect(body).not.toMatch(/important|could not keep|at /)
    talk.break(false)
    expect((await say('important', cookie, id)).statusCode).toBe(202)
    expect(heardWords()).toEqual(['#start', 'salam', 'important'])
  })

  it('logs that it failed, and not what was written', async () => {
    await app.close()
    const logged: unknown[] = []
    app = await webApp(talk, {}, { error: (...line: unknown[]) => void logged.push(line) })
    talk.break(true)
    await say('my secret')
    expect(logged).toEqual([[{ request: expect.any(String), error: 'Error' }, 'web chat: not served']])
  })

  it('asks who writes too often to wait, in their language, and nobody else', async () => {
    await app.close()
    app = await webApp(talk, { limits: { visitor: 3, network: 100 } })
    // who has not spoken yet is one of the network's many
    const cookie = cookieOf(await say('first', cookieOf(await get('/?lang=fr'))))
    const statuses: number[] = []
    for (let i = 0; i < 4; i++) statuses.push((await say(`${i}`, cookie)).statusCode)
    expect(statuses).toEqual([202, 202, 202, 429])
    const refused = await say('again', cookie)
    expect(JSON.parse(refused.body)).toEqual({ error: expect.stringContaining('Attendez une minute') })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await say('me', cookieOf(await get('/')))).statusCode).toBe(202)
  })
})

describe('without a script', () => {
  it('posts a form and comes back to the page, which has the answer', async () => {
    const page = await get('/')
    const answer = await submit({ id: randomUUID(), text: 'شنو الوراق؟' }, cookieOf(page))
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/#latest'])
    expect((await get('/', cookieOf(answer))).body).toContain('شنو الوراق؟ ✅')
  })

  it('hears a button pressed twice once, and two buttons of one page both', async () => {
    const cookie = await begun()
    const id = randomUUID()
    for (const choice of ['menu', 'menu', 'person']) await submit({ id, choice }, cookie)
    expect(heardWords()).toEqual(['#start', 'salam', '#menu', '#person'])
  })

  it('changes the language of a page before the first message', async () => {
    const answer = await submit({ id: randomUUID(), choice: 'language:fr' }, cookieOf(await get('/')))
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/?lang=fr'])
    expect(talk.heard).toEqual([])
  })

  it.each([
    ['too long', 413, 'ط'.repeat(40_000), 'طويلة'],
    ['empty', 400, ' ', 'أعيدوا'],
  ])('shows on the page why a message is refused: %s', async (_, status, text, words) => {
    const answer = await submit({ id: randomUUID(), text }, await begun())
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('text/html')
    expect(answer.body).toMatch(new RegExp(`role="alert"[^>]*><span[^>]*>[^<]*${words}`))
    expect(answer.body).toContain('salam ✅')
  })
})

describe('earlier messages', () => {
  const LINK = /id="earlier" data-before="(\d+)" href="([^"]+)"/
  /** A conversation of so many messages more than its beginning. */
  async function long(count: number): Promise<string> {
    const cookie = await begun()
    const address = talk.heard.at(-1)?.from ?? ''
    for (let i = 1; i <= count; i++) await talk.tell(address, `message ${i}.`)
    return cookie
  }
  const shown = (html: string) => [...html.matchAll(/message (\d+)\./g)].map(([, number]) => Number(number))

  it('are not offered while the page shows all there is', async () => {
    expect((await get('/', await long(97))).body).not.toMatch(LINK)
  })

  it('are offered when there are any, a stretch at a time, each once', async () => {
    const cookie = await long(250)
    const [, first = '', href = ''] = LINK.exec((await get('/', cookie)).body) ?? []
    expect(href).toBe(`/?before=${first}#latest`)
    const { html, before } = (await get(`/chat/earlier?before=${first}`, cookie)).json()
    expect(shown(html)).toEqual(Array.from({ length: 100 }, (_, i) => 51 + i))
    const last = (await get(`/chat/earlier?before=${before}`, cookie)).json()
    expect([shown(last.html).at(0), shown(last.html).at(-1), last.before]).toEqual([1, 50, null])
    expect((await get(`/chat/earlier?before=${before}`, cookie)).headers['cache-control']).toBe('no-store')
  })

  it('stay inside the frame of another site', async () => {
    const seen = cookieOf(await get('/?embed=1'), 'jisr-embedded')
    const cookie = cookieOf(await post({ id: randomUUID(), text: 'salam' }, seen, {}, '/chat/messages?embed=1'), 'jisr-embedded')
    for (let i = 0; i < 120; i++) await talk.tell(talk.heard.at(-1)?.from ?? '', 'x')
    const [, first, href] = LINK.exec((await get('/?embed=1', cookie)).body) ?? []
    expect(href?.replace('&amp;', '&')).toBe(`/?before=${first}&embed=1#latest`)
    expect((await get(`/chat/earlier?before=${first}&embed=1`, cookie)).json().html).toContain('action="/chat/messages?embed=1"')
  })

  it.each(['', 'x', '-1', '0', '1e9', '9'.repeat(40), "1' OR 1=1"])('of %o are not known', async before => {
    const cookie = await long(1)
    expect((await get(`/chat/earlier?before=${encodeURIComponent(before)}`, cookie)).statusCode).toBe(400)
    expect((await get(`/?before=${encodeURIComponent(before)}`, cookie)).statusCode).toBe(200)
  })

  it('of others are nobody’s', async () => {
    await long(250)
    const stranger = await begun()
    expect(shown((await get('/chat/earlier?before=200', stranger)).json().html)).toEqual([])
    expect((await get('/chat/earlier?before=200')).statusCode).toBe(401)
  })
})

describe('inside another site', () => {
  it('keeps the cookie only as such places allow, over https', async () => {
    const { headers } = await get('/?embed=1', '', { 'x-forwarded-proto': 'https' })
    expect(headers['set-cookie']).toMatch(/^jisr-embedded=.*HttpOnly; Secure; Partitioned; SameSite=None$/)
    expect((await get('/', '', { 'x-forwarded-proto': 'https' })).headers['set-cookie']).toMatch(/^jisr=.*HttpOnly; Secure; SameSite=Lax$/)
    expect((await get('/?embed=1')).headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax$/)
  })

  it('posts and comes back inside the frame', async () => {
    const page = await get('/?embed=1&lang=fr')
    expect(page.body).toContain('action="/chat/messages?embed=1"')
    const form = new URLSearchParams({ id: randomUUID(), text: 'bonjour' }).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
    const answer = await post(form, cookieOf(page, 'jisr-embedded'), headers, '/chat/messages?embed=1')
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/?embed=1#latest'])
    expect((await get('/?embed=1', cookieOf(answer, 'jisr-embedded'))).body).toContain('bonjour ✅')
  })

  it('gives other sites the launcher, by a name that stays', async () => {
    const { statusCode, headers } = await get('/embed.js')
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin')
    expect((await get('/embed.js', '', { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
  })
})

describe('what the browser loads', () => {
  it('has names that change with the content, and is kept for ever', async () => {
    const { script, style, font, icon } = await bundle()
    for (const address of [script, style, font, icon]) {
      const { statusCode, headers } = await get(address)
      expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
      expect(address).toMatch(/-[A-Z0-9]{8}\.\w+$/)
    }
    expect((await get('/assets/nothing.js')).statusCode).toBe(404)
    expect((await get('/assets/..%2f..%2fpackage.json')).statusCode).toBe(404)
  })

  it('is small: script and style under 30 kB together, zipped', async () => {
    const { script, style, embed, files } = await bundle()
    const sizeOf = (address: string) => files.get(address.replace('/assets/', ''))?.zipped?.length ?? Number.NaN
    expect(sizeOf(script) + sizeOf(style) + (embed.zipped?.length ?? Number.NaN)).toBeLessThan(30_000)
    const { headers, rawPayload } = await get(script, '', { 'accept-encoding': 'br, gzip' })
    expect([headers['content-encoding'], rawPayload.length]).toEqual(['gzip', sizeOf(script)])
  })
})

describe('the stream', () => {
  let url: string
  const open: AbortController[] = []
  beforeEach(async () => {
    url = await app.listen({ host: '127.0.0.1', port: 0 })
  })
  afterEach(() => {
    for (const stream of open.splice(0)) stream.abort()
  })

  /** Listens to the stream as a browser does, and remembers what came. */
  async function listen(cookie: string, query = '', headers: Record<string, string> = {}) {
    const stop = new AbortController()
    open.push(stop)
    const response = await fetch(`${url}/chat/events${query}`, { headers: { cookie, ...headers }, signal: stop.signal })
    const heard = { status: response.status, raw: '', ended: false }
    const reading = async () => {
      for await (const chunk of response.body ?? []) heard.raw += Buffer.from(chunk).toString()
    }
    reading()
      .catch(() => undefined)
      .finally(() => {
        heard.ended = true
      })
    const messages = () =>
      [...heard.raw.matchAll(/^id: (\d+)\ndata: (.*)\n\n/gm)].map(([, id, data]) => ({ id: Number(id), ...JSON.parse(data ?? '') }))
    return { heard, messages, texts: () => messages().map(({ text }) => text), stop: () => stop.abort() }
  }

  it('is for conversations that have begun', async () => {
    expect((await listen('')).heard.status).toBe(401)
    expect((await listen(cookieOf(await get('/')))).heard.status).toBe(401)
  })

  it('replays everything, then goes on live, with the markup of each message', async () => {
    const cookie = await begun()
    const stream = await listen(cookie)
    await until(() => stream.messages().length === 3, 'the replay')
    await say('w daba?', cookie)
    await until(() => stream.messages().length === 5, 'the answer')
    expect(stream.texts().slice(1)).toEqual(['salam', 'salam ✅', 'w daba?', 'w daba? ✅'])
    expect(stream.messages()[1].html).toMatch(/^<li class="message citizen" data-id="2" data-heard="[\w-]+">/)
  })

  it.each([
    ['after the message the browser had last', '', { 'last-event-id': '2' }],
    ['after the message the page shows', '?after=2', {}],
    ['after the newer of both', '?after=1', { 'last-event-id': '2' }],
  ])('resumes %s', async (_, query, headers) => {
    const stream = await listen(await begun(), query, headers as Record<string, string>)
    await until(() => stream.messages().length > 0, 'the replay')
    await talk.tell(addressOf(), 'live')
    await until(() => stream.texts().includes('live'), 'the live message')
    expect(stream.messages().map(({ id }) => id)).toEqual([3, 4])
  })

  it('takes rubbish for nothing seen yet', async () => {
    const stream = await listen(await begun(), '?after=-1', { 'last-event-id': '1 OR 1=1' })
    await until(() => stream.messages().length === 3, 'the replay')
  })

  it('shows each message once and in order however often it is told of them', async () => {
    const cookie = await begun()
    const streams = await Promise.all([listen(cookie), listen(cookie)])
    await Promise.all(Array.from({ length: 20 }, (_, i) => talk.tell(addressOf(), `n${i}`)))
    for (const stream of streams) {
      await until(() => stream.messages().length === 23, 'all messages')
      const ids = stream.messages().map(({ id }) => id)
      expect(ids).toEqual([...ids].sort((a, b) => a - b))
    }
  })

  it('tells of typing, and never of another conversation', async () => {
    const mine = await begun('mine')
    const me = addressOf()
    await begun('theirs')
    const stream = await listen(mine)
    await talk.channel.typing?.(me)
    await until(() => stream.heard.raw.includes('event: typing\n'), 'the sign of typing')
    expect(stream.texts()).not.toContain('theirs')
  })

  it('closes the oldest of too many pages', async () => {
    const cookie = await begun()
    const streams: Awaited<ReturnType<typeof listen>>[] = []
    for (let i = 0; i < 7; i++) streams.push(await listen(cookie))
    await until(() => streams[0]?.heard.ended, 'the first page to be closed')
    expect(streams.slice(1).map(({ heard }) => heard.ended)).toEqual([false, false, false, false, false, false])
  })

  it('ends when the server closes, which it does at once', async () => {
    const stream = await listen(await begun())
    await until(() => stream.messages().length === 3, 'the replay')
    await app.close()
    await until(() => stream.heard.ended, 'the stream to end')
  })
})

const addressOf = (): string => talk.messages.at(-1)?.address ?? ''
