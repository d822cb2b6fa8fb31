import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { setPassword, setSecondFactor } from '../../prisma/store/accounts.ts'
import { backOff, createAttempts } from '../../server/console/attempts.ts'
import { invitationPath } from '../../server/console/invitation.ts'
import { hashPassword } from '../../server/console/password.ts'
import { IDLE_MS, WHOLE_MS } from '../../server/console/session.ts'
import { addPerson, testConsole } from '../support/console.ts'
import { visitor } from '../support/visitor.ts'

const PASSWORD = 'un pont entre deux rives'
const SALMA = { id: 'salma', login: 'salma', name: 'Salma Ben-Test', role: 'mediator', centres: ['dakhla'] } as const
const MINUTE = 60_000

async function door(people = [SALMA] as readonly (typeof SALMA)[]) {
  const house = await testConsole()
  const kept = await hashPassword(PASSWORD)
  for (const person of people) {
    await addPerson(house.db, person, house.clock.now())
    await setPassword(house.db, person.id, kept)
  }
  const signIn = async (password = PASSWORD, login = 'salma', browser = visitor(house.app)) => {
    await browser.get('/console/sign-in')
    return browser.post('/console/sign-in', { login, password })
  }
  return { ...house, signIn, visitor: () => visitor(house.app) }
}

describe('the door', () => {
  test('lets in who knows the password, to where they were going, and writes it down', async () => {
    const { visitor, db } = await door()
    const browser = visitor()
    const away = await browser.get('/console?x=1')
    await browser.get(String(away.headers.location))
    const entered = await browser.post('/console/sign-in', { login: ' SALMA ', password: PASSWORD })
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/console?x=1'])
    const [cookie] = entered.cookies.filter(({ name }) => name === 'jisr-console')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    const home = await browser.get('/console')
    expect(home.body).toContain('Salma Ben-Test')
    expect(await db.audit.findMany({ select: { action: true, staffId: true } })).toEqual([{ action: 'staff.signed-in', staffId: 'salma' }])
    // the table alone opens nothing
    const [session] = await db.staffSession.findMany()
    expect(browser.jar.get('jisr-console')).not.toContain(session?.id)
  })

  test('over https the cookie belongs to this host alone', async () => {
    const { app } = await door()
    const browser = visitor(app, { ip: '127.0.0.1', headers: { 'x-forwarded-proto': 'https' } })
    await browser.get('/console/sign-in')
    const entered = await browser.post('/console/sign-in', { login: 'salma', password: PASSWORD })
    expect(entered.cookies.find(({ name }) => name === '__Host-jisr-console')).toMatchObject({ secure: true, httpOnly: true, path: '/' })
    expect((await browser.get('/console')).statusCode).toBe(200)
  })

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/console/../x',
    'javascript:alert(1)',
    '/console\r\nx: y',
    '',
  ])('leads nowhere but into the console: %j', async to => {
    const { visitor } = await door()
    const browser = visitor()
    await browser.get(`/console/sign-in?to=${encodeURIComponent(to)}`)
    const { headers } = await browser.post('/console/sign-in', { login: 'salma', password: PASSWORD, to })
    expect(headers.location).toMatch(/^\/console(\/\.\.\/x)?$/)
  })

  test('an unknown login, a wrong password, no password yet and a disabled account are one answer', async () => {
    const other = { ...SALMA, id: 'other', login: 'other' } as unknown as typeof SALMA
    const { signIn, db, visitor } = await door([SALMA, other])
    await addPerson(db, { ...SALMA, id: 'new', login: 'new' }, new Date())
    await db.staff.update({ where: { id: 'other' }, data: { active: false } })
    const seen = []
    for (const [login, password] of [
      ['nobody', PASSWORD],
      ['salma', 'wrong'],
      ['new', PASSWORD],
      ['other', PASSWORD],
    ] as const) {
      const browser = visitor()
      const { statusCode } = await signIn(password, login, browser)
      expect(browser.jar.has('jisr-console')).toBe(false)
      seen.push([statusCode, browser.text().replaceAll(login, '…')])
    }
    expect(new Set(seen.map(each => JSON.stringify(each))).size).toBe(1)
    expect(seen[0]?.[0]).toBe(401)
  })

  test('takes as long to say no to a login nobody has as to a wrong password', async () => {
    const { signIn } = await door()
    const time = async (login: string) => {
      const began = performance.now()
      await signIn('a wrong password', login)
      return performance.now() - began
    }
    const [known, unknown] = [await time('salma'), await time('nobody')]
    // both wait for the same moment; what is left is the machine's own unrest
    expect(known).toBeGreaterThan(295)
    expect(unknown).toBeGreaterThan(295)
    expect(Math.abs(known - unknown)).toBeLessThan(250)
  })

  test('a form without the token of the door, or from another site, is refused', async () => {
    const { visitor, db, app } = await door()
    const browser = visitor()
    await browser.get('/console/sign-in')
    for (const token of ['', 'x'])
      expect((await browser.post('/console/sign-in', { login: 'salma', password: PASSWORD, _csrf: token })).statusCode).toBe(403)
    const other = await app.inject({ method: 'POST', url: '/console/sign-in', headers: { 'sec-fetch-site': 'cross-site' } })
    expect(other.statusCode).toBe(403)
    expect(await db.staffSession.count()).toBe(0)
  })
})

describe('too many attempts', () => {
  test('lock the account for a minute, then two, then four; then the right password opens it', async () => {
    const { signIn, clock, db } = await door()
    const fail = async (times: number) => {
      let last = 0
      for (let i = 0; i < times; i++) last = (await signIn('wrong')).statusCode
      return last
    }
    expect(await fail(4)).toBe(401)
    expect(await fail(1)).toBe(429)
    expect((await signIn()).statusCode).toBe(429)
    for (const minutes of [1, 2, 4]) {
      clock.forward(minutes * MINUTE - 1_000)
      expect((await signIn()).statusCode).toBe(429)
      clock.forward(1_000)
      if (minutes < 4) expect(await fail(1)).toBe(429)
    }
    expect((await signIn()).statusCode).toBe(303)
    expect(await db.staff.findUnique({ where: { id: 'salma' }, select: { failures: true, lockedUntil: true } })).toEqual({
      failures: 0,
      lockedUntil: null,
    })
    expect(await db.audit.count({ where: { action: 'staff.locked', about: 'salma' } })).toBe(3)
  })

  test('at a login nobody has look the same', async () => {
    const { visitor, signIn } = await door()
    const answers = async (login: string) => {
      const seen = []
      for (let i = 0; i < 6; i++) {
        const browser = visitor()
        const { statusCode } = await signIn('wrong', login, browser)
        seen.push([statusCode, browser.text().replaceAll(login, '…')])
      }
      return seen
    }
    expect(await answers('nobody')).toEqual(await answers('salma'))
  })

  test('made at once are no more than those made in a row', async () => {
    const { signIn, db } = await door()
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('wrong')))
    expect(answers.filter(({ statusCode }) => statusCode === 401).length).toBe(4)
    expect((await db.staff.findUnique({ where: { id: 'salma' } }))?.failures).toBe(5)
  })

  test('the pauses grow to a quarter of an hour, and a network has more of them free', () => {
    expect([4, 5, 6, 7, 8, 9, 50].map(failures => backOff(failures, 'account') / MINUTE)).toEqual([0, 1, 2, 4, 8, 15, 15])
    expect([29, 30, 31].map(failures => backOff(failures, 'network') / MINUTE)).toEqual([0, 1, 2])
    const attempts = createAttempts()
    const now = new Date('2026-11-23T10:00:00Z')
    for (let i = 0; i < 30; i++) attempts.count('network a', 'network', now)
    expect(attempts.until('network a', now)).toEqual(new Date(now.getTime() + MINUTE))
    expect(attempts.until('network b', now)).toBeNull()
    expect(attempts.until('network a', new Date(now.getTime() + MINUTE))).toBeNull()
  })
})

test('one network sends so many forms a minute to the door, and no more', async () => {
  const { app } = await testConsole({ consoleLimits: { session: 100, network: 100, door: 2 } })
  const browser = visitor(app)
  await browser.get('/console/sign-in')
  const sent = []
  for (let i = 0; i < 3; i++) sent.push((await browser.post('/console/sign-in', { login: 'nobody', password: 'x' })).statusCode)
  expect(sent).toEqual([401, 401, 429])
  expect(browser.text()).toContain('Trop de demandes')
  expect((await visitor(app, { ip: '10.0.0.2' }).get('/console/sign-in')).statusCode).toBe(200)
})

describe('the second factor', () => {
  const secret = new Secret({ size: 20 }).base32
  const codeAt = (at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

  async function withFactor() {
    const house = await door()
    await setSecondFactor(house.db, 'salma', { secret, step: 0 })
    const code = async (code: string, browser = house.visitor()) => {
      const first = await house.signIn(PASSWORD, 'salma', browser)
      expect(first.headers.location).toBe('/console/sign-in/code')
      expect(browser.jar.has('jisr-console')).toBe(false)
      await browser.get('/console/sign-in/code')
      return browser.post('/console/sign-in/code', { code })
    }
    return { ...house, code }
  }

  test('is asked for, and its code counts once', async () => {
    const { code, clock } = await withFactor()
    const now = codeAt(clock.now())
    expect((await code(`${now.slice(0, 3)} ${now.slice(3)}`)).headers.location).toBe('/console')
    expect((await code(now)).statusCode).toBe(401)
    clock.forward(30_000)
    expect((await code(codeAt(clock.now()))).statusCode).toBe(303)
  })

  test('takes the code before and after, no older, and none that was overtaken', async () => {
    const { code, clock } = await withFactor()
    const at = (seconds: number) => codeAt(new Date(clock.now().getTime() + seconds * 1_000))
    expect((await code(at(-60))).statusCode).toBe(401)
    expect((await code(at(60))).statusCode).toBe(401)
    expect((await code(at(30))).statusCode).toBe(303)
    expect((await code(at(0))).statusCode).toBe(401)
  })

  test('cannot be guessed: its failures lock the account too', async () => {
    const { visitor, signIn } = await withFactor()
    const browser = visitor()
    await signIn(PASSWORD, 'salma', browser)
    await browser.get('/console/sign-in/code')
    const answers = []
    for (let i = 0; i < 6; i++) answers.push((await browser.post('/console/sign-in/code', { code: '000000' })).statusCode)
    expect(answers).toEqual([401, 401, 401, 401, 429, 429])
  })

  test('waits five minutes, for the browser whose password was right', async () => {
    const { visitor, signIn, clock } = await withFactor()
    const browser = visitor()
    expect((await browser.get('/console/sign-in/code')).headers.location).toBe('/console/sign-in')
    await signIn(PASSWORD, 'salma', browser)
    const forged = browser.jar.get('jisr-second') as string
    clock.forward(5 * MINUTE)
    expect((await browser.get('/console/sign-in/code')).headers.location).toBe('/console/sign-in')
    clock.forward(-5 * MINUTE)
    browser.jar.set(
      'jisr-second',
      forged.replace(/^./, sign => (sign === 'W' ? 'X' : 'W')),
    )
    expect((await browser.get('/console/sign-in/code')).headers.location).toBe('/console/sign-in')
  })
})

describe('a session', () => {
  test('is over after two idle hours, after twelve in any case, when ended, and when its person is disabled', async () => {
    const { signIn, clock, db } = await testConsole()
    const open = async () => (await signIn(SALMA)).get
    const status = async (get: Awaited<ReturnType<typeof open>>) => (await get('/console')).statusCode

    const idle = await open()
    clock.forward(IDLE_MS - 1)
    expect(await status(idle)).toBe(200)
    clock.forward(IDLE_MS)
    expect(await status(idle)).toBe(303)

    const long = await open()
    for (let hours = 0; hours < WHOLE_MS / (60 * MINUTE); hours++) {
      expect(await status(long)).toBe(200)
      clock.forward(60 * MINUTE)
    }
    expect(await status(long)).toBe(303)

    const ended = await signIn(SALMA)
    await ended.post('/console/sign-out')
    expect(await status(ended.get)).toBe(303)

    const disabled = await open()
    await db.staff.update({ where: { id: 'salma' }, data: { active: false } })
    expect(await status(disabled)).toBe(303)
  })
})

describe('a link by which a password is chosen', () => {
  async function invited() {
    const house = await testConsole()
    await addPerson(house.db, SALMA, house.clock.now())
    const path = await house.db.$transaction(tx => invitationPath(tx, 'salma', house.clock.now()))
    return { ...house, path, visitor: () => visitor(house.app) }
  }
  const chosen = { password: PASSWORD, again: PASSWORD }

  test('opens once, lets its person in, and ends the sessions there were', async () => {
    const { path, visitor, signIn, db } = await invited()
    const before = await signIn(SALMA)
    const browser = visitor()
    expect((await browser.get(path)).statusCode).toBe(200)
    expect(browser.text()).toContain('Salma Ben-Test')
    expect((await browser.post(path, chosen)).headers.location).toBe('/console')
    await browser.get('/console')
    expect(browser.text()).toContain('Votre mot de passe est enregistré')
    await browser.get('/console')
    expect(browser.text()).not.toContain('Votre mot de passe est enregistré')
    expect((await before.get('/console')).statusCode).toBe(303)
    const second = visitor()
    expect((await second.get(path)).statusCode).toBe(404)
    expect(await db.audit.count({ where: { action: 'staff.password-chosen' } })).toBe(1)
  })

  test('of two who use it at once one is let in', async () => {
    const { path, visitor } = await invited()
    const [one, two] = [visitor(), visitor()]
    await Promise.all([one.get(path), two.get(path)])
    const answers = await Promise.all([one.post(path, chosen), two.post(path, { password: `${PASSWORD}!`, again: `${PASSWORD}!` })])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 404])
  })

  test('is over after three days, or when another was made', async () => {
    const { path, visitor, clock, db } = await invited()
    const next = await db.$transaction(tx => invitationPath(tx, 'salma', clock.now()))
    expect((await visitor().get(path)).statusCode).toBe(404)
    expect((await visitor().get(next)).statusCode).toBe(200)
    clock.forward(3 * 24 * 60 * MINUTE)
    expect((await visitor().get(next)).statusCode).toBe(404)
  })

  test.each([
    ['short', 'short', 'trop court'],
    [PASSWORD, `${PASSWORD}x`, 'pas les mêmes'],
    ['aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa', 'facile à deviner'],
    ['salma salma 2026', 'salma salma 2026', 'facile à deviner'],
  ])('a password that will not do is refused, and the link is kept: %s', async (password, again, why) => {
    const { path, visitor } = await invited()
    const browser = visitor()
    await browser.get(path)
    expect((await browser.post(path, { password, again })).statusCode).toBe(422)
    expect(browser.text()).toContain(why)
    expect(browser.page()).not.toContain(`value="${password}"`)
    expect((await browser.post(path, chosen)).statusCode).toBe(303)
  })
})
