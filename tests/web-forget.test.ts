import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTalk, type Talk, webApp } from './support/web-talk.ts'

const HOST = 'jisr.example.ma'
const SAME = { host: HOST, 'sec-fetch-site': 'same-origin' }
let talk: Talk
let app: FastifyInstance

beforeEach(async () => {
  talk = createTalk()
  app = await webApp(talk, { publicUrl: `https://${HOST}`, exitUrl: 'https://weather.example.ma/' })
})
afterEach(() => app.close())

const setOf = (answer: LightMyRequestResponse, name = 'jisr') => answer.cookies.find(cookie => cookie.name === name)
const cookieOf = (answer: LightMyRequestResponse, name = 'jisr') => `${name}=${setOf(answer, name)?.value}`

/** Somebody who has written, with the newest message their page shows. */
async function begun(query = '') {
  const name = query ? 'jisr-embedded' : 'jisr'
  const visit = cookieOf(await app.inject({ url: `/${query}`, headers: { host: HOST } }), name)
  const headers = { ...SAME, cookie: visit, 'content-type': 'application/json' }
  const said = await app.inject({ method: 'POST', url: `/chat/messages${query}`, headers, payload: { id: 'message-1', text: 'un secret' } })
  const shown = talk.messages.at(-1)
  return { cookie: cookieOf(said, name), shown: shown?.id ?? 0, address: shown?.address ?? '' }
}
const forget = (cookie: string, shown: unknown, headers: Record<string, string> = {}, query = '') =>
  app.inject({
    method: 'POST',
    url: `/chat/forget${query}`,
    headers: { ...SAME, cookie, 'content-type': 'application/json', accept: 'application/json', ...headers },
    payload: JSON.stringify({ shown }),
  })

describe('“forget this chat”', () => {
  it('erases the conversation of who asks, and gives the browser a new address', async () => {
    const { cookie, shown, address } = await begun()
    const other = await begun()
    const answer = await forget(cookie, shown)
    expect([answer.statusCode, answer.json()]).toEqual([200, { page: '/?lang=ar&forgotten=1' }])
    expect(talk.forgotten).toEqual([address])
    expect(new Set(talk.messages.map(message => message.address))).toEqual(new Set([other.address]))
    const next = cookieOf(answer)
    expect(next).not.toContain(address)
    const page = await app.inject({ url: '/?lang=fr&forgotten=1', headers: { host: HOST, cookie: next } })
    expect(page.body).toContain('La conversation est effacée.')
    expect(page.body).not.toContain('un secret')
    expect(page.body).not.toContain('data-begun')
  })

  it.each([
    ['another conversation than this browser’s', async () => [(await begun()).cookie, (await begun()).shown] as const],
    ['a message that is not there', async () => [(await begun()).cookie, 4711] as const],
    ['nothing that is shown', async () => [(await begun()).cookie, '1 OR 1=1'] as const],
    ['a cookie that was made up', async () => [`jisr=${'0'.repeat(32)}.1.fr.x`, (await begun()).shown] as const],
    ['no cookie', async () => ['', (await begun()).shown] as const],
  ])('erases nothing for %s', async (_, asks) => {
    const [cookie, shown] = await asks()
    const before = talk.messages.length
    const answer = await forget(cookie, shown)
    expect(answer.statusCode).toBe(409)
    expect([talk.forgotten, talk.messages.length]).toEqual([[], before])
  })

  it('erases nothing for another site', async () => {
    const { cookie, shown } = await begun()
    expect((await forget(cookie, shown, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect(talk.forgotten).toEqual([])
  })

  it('forgets inside another site what was said there, and nothing else', async () => {
    const page = await begun()
    const inside = await begun('?embed=1')
    const answer = await forget(`${inside.cookie}; ${page.cookie}`, inside.shown, {}, '?embed=1')
    expect(answer.json()).toEqual({ page: '/?lang=ar&forgotten=1&embed=1' })
    expect(talk.forgotten).toEqual([inside.address])
    expect(setOf(answer)).toBeUndefined()
    expect(setOf(answer, 'jisr-embedded')).toMatchObject({ sameSite: 'None', secure: true })
  })

  it('works from the form of a page without a script', async () => {
    const { cookie, address } = await begun()
    const { body } = await app.inject({ url: '/', headers: { host: HOST, cookie } })
    const form = /<form method="post" action="\/chat\/forget" class="asks">.*?name="shown" value="(\d+)"/.exec(body)
    const answer = await app.inject({
      method: 'POST',
      url: '/chat/forget',
      headers: { ...SAME, cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: `shown=${form?.[1]}`,
    })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/?lang=ar&forgotten=1'])
    expect(talk.forgotten).toEqual([address])
  })

  it('is not offered before anything was said', async () => {
    const { body } = await app.inject({ url: '/', headers: { host: HOST } })
    expect(body).not.toContain('name="shown"')
    expect(body).not.toContain('data-begun')
  })

  it('tells the other pages that show it', async () => {
    const { cookie, shown } = await begun()
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    const stop = new AbortController()
    const events = await fetch(`${url}/chat/events?after=${shown}`, { headers: { cookie }, signal: stop.signal })
    const told = new Response(events.body).text()
    const headers = { cookie, 'content-type': 'application/json', accept: 'application/json' }
    await fetch(`${url}/chat/forget`, { method: 'POST', headers, body: JSON.stringify({ shown }) })
    // the server ends what it has nothing more to say to
    expect(await told).toContain('event: forgotten')
    stop.abort()
  })
})

describe('the quick exit', () => {
  it('goes on to a page nobody wonders at, and takes both cookies as they were set', async () => {
    const answer = await app.inject({ url: '/leave', headers: { host: HOST } })
    expect([answer.statusCode, answer.headers.location]).toEqual([303, 'https://weather.example.ma/'])
    expect(setOf(answer)).toMatchObject({ value: '', sameSite: 'Lax', secure: true })
    expect(setOf(answer, 'jisr-embedded')).toMatchObject({ value: '', sameSite: 'None', secure: true, partitioned: true })
  })

  it('tells the page where it goes', async () => {
    expect((await app.inject({ url: '/', headers: { host: HOST } })).body).toContain('data-to="https://weather.example.ma/"')
  })
})
