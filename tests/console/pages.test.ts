import { describe, expect, test } from 'vitest'
import { ROLES } from '../../prisma/store/staff.ts'
import { routes } from '../../server/console/index.ts'
import type { Route } from '../../server/console/page.ts'
import { shared } from '../support/at-end.ts'
import { testConsole } from '../support/console.ts'

const person = (role: (typeof ROLES)[number]) => ({ id: `id-${role}`, login: role, name: `Someone ${role}`, role, centres: ['dakhla'] })
/** An address of a route, its parts filled with what does not exist. */
const addressOf = (path: string) => path.replace(/:\w+/g, 'nobody')
const posts = (kind: Route['kind']) => kind === 'deed' || kind === 'upload'
const exact = routes.filter(({ kind, path }) => kind === 'page' && !path.includes(':'))
// for those who only look, or are refused; how often one may ask has tests of its own
const most = 100_000
const console = shared(() => testConsole({ consoleLimits: { session: most, network: most, door: most } }))

test('every address is there once, under /console, for at least one role', () => {
  const named = routes.map(({ kind, path }) => `${posts(kind) ? 'POST' : 'GET'} ${path}`)
  expect(new Set(named).size).toBe(named.length)
  for (const { path, roles } of routes) {
    expect(path).toMatch(/^\/console(\/|$)/)
    expect(roles.length, path).toBeGreaterThan(0)
  }
})

describe.each(ROLES)('a %s', role => {
  test.each(exact.map(route => [route.path, route] as const))('%s', async (path, route) => {
    const { signIn } = console()
    const { get } = await signIn(person(role))
    const answer = await get(path)
    expect(answer.statusCode).toBe(route.roles.includes(role) ? 200 : 403)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).toContain('<h1')
  })

  test('is refused what is for other roles, and finds nothing where there is nothing', async () => {
    const { signIn } = await testConsole()
    const nowhere = await (await signIn(person(role))).get('/console/nowhere')
    expect(nowhere.statusCode).toBe(404)
    for (const { kind, path, roles } of routes) {
      // a stream that opens does not end; what comes over it has tests of its own
      if (kind === 'stream' && roles.includes(role)) continue
      // anew each time: one of them signs out
      const { get, post } = await signIn(person(role))
      const answer = await (posts(kind) ? post : get)(addressOf(path))
      if (!roles.includes(role)) expect([path, answer.statusCode]).toEqual([path, 403])
      else if (!posts(kind) && path.includes(':')) expect([path, answer.statusCode]).toEqual([path, 404])
    }
  })
})

describe('nobody', () => {
  test.each(routes.map(route => [route.path, route] as const))('may see or do %s', async (path, { kind }) => {
    const { app } = console()
    const answer = await app.inject({ method: posts(kind) ? 'POST' : 'GET', url: addressOf(path) })
    const to = posts(kind) ? '/console' : addressOf(path)
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/console/sign-in?to=${encodeURIComponent(to)}`])
    const script = await app.inject({ url: addressOf(path), method: posts(kind) ? 'POST' : 'GET', headers: { 'hx-request': 'true' } })
    expect([script.statusCode, script.headers['hx-trigger'], script.body]).toEqual([401, 'signed-out', ''])
  })
})

describe('what is posted', () => {
  const deeds = routes.filter(({ kind }) => posts(kind))

  test.each(deeds.map(({ path }) => path))('%s: refused without the token of this session, or from another site', async path => {
    const { signIn, db } = console()
    const [mine, theirs] = [await signIn(person('administrator')), await signIn(person('mediator'))]
    const before = await db.audit.count()
    for (const token of ['', 'x', theirs.csrf]) {
      expect((await mine.post(addressOf(path), { _csrf: token })).statusCode, `“${token}”`).toBe(403)
    }
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://elsewhere.example' }])
      expect((await mine.post(addressOf(path), {}, { headers })).statusCode).toBe(403)
    expect((await mine.get('/console')).statusCode).toBe(200)
    expect(await db.audit.count()).toBe(before)
  })
})

test('the web chat knows nothing of the console, and the console nothing of frames', async () => {
  const { app, signIn } = console()
  const [chat, page] = [await app.inject('/'), await (await signIn(person('mediator'))).get('/console')]
  expect(String(chat.headers['content-security-policy'])).toContain("frame-ancestors 'self'")
  expect(String(page.headers['content-security-policy'])).toContain("frame-ancestors 'none'")
  expect(String(page.headers['content-security-policy'])).not.toMatch(/unsafe|\*/)
  expect(page.body).not.toMatch(/<script(?! (type="module" )?src=)|<style|\son\w+=|\sstyle=/)
  expect((await app.inject('/nowhere')).json()).toEqual({ error: 'not found' })
  expect((await app.inject('/assets/nothing')).json()).toEqual({ error: 'not found' })
})
