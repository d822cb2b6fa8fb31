import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { setPassword, setSecondFactor } from '../../prisma/store/accounts.ts'
import { hashPassword, isPassword } from '../../server/console/password.ts'
import { sessionFor, testConsole } from '../support/console.ts'

const PASSWORD = 'un pont entre deux rives'
const NEXT = 'trois ponts et une rivière'
const SALMA = { id: 'salma', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] } as const

async function house() {
  const house = await testConsole()
  const salma = await house.signIn(SALMA)
  await setPassword(house.db, 'salma', await hashPassword(PASSWORD))
  const row = async () => {
    const found = await house.db.staff.findUnique({ where: { id: 'salma' } })
    if (!found) throw new Error('no salma')
    return found
  }
  return { ...house, salma, row }
}

test('the language and theme are one’s own, and turn the page round', async () => {
  const { salma, signIn } = await house()
  const other = await signIn({ id: 'omar', login: 'omar', name: 'Omar', role: 'mediator', centres: ['dakhla'] })
  expect((await salma.post('/console/account/preferences', { locale: 'ar', theme: 'dark' })).statusCode).toBe(303)
  const { body } = await salma.get('/console/account')
  expect(body).toMatch(/<html lang="ar" dir="rtl" data-theme="dark" data-bs-theme="dark"/)
  expect(body).toContain('console.rtl-')
  expect((await other.get('/console')).body).toMatch(/<html lang="fr" dir="ltr" data-theme="auto"/)
  expect((await salma.post('/console/account/preferences', { locale: 'es', theme: 'dark' })).statusCode).toBe(422)
})

describe('the password', () => {
  test('is changed by who knows it; other browsers are signed out, this one stays', async () => {
    const { salma, db, clock, row } = await house()
    const other = await sessionFor(db, 'salma', clock.now())
    const answer = await salma.post('/console/account/password', { current: PASSWORD, password: NEXT, again: NEXT })
    expect(answer.headers.location).toBe('/console/account')
    expect(await isPassword((await row()).passwordHash, NEXT)).toBe(true)
    expect((await salma.get('/console')).statusCode).toBe(200)
    expect(await db.staffSession.findUnique({ where: { id: other.id } })).toBeNull()
    expect((await row()).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await db.audit.count({ where: { action: 'staff.password-changed', staffId: 'salma' } })).toBe(1)
  })

  test.each([
    [{ current: 'wrong' }, 422, 'pas votre mot de passe'],
    [{ current: '' }, 422, 'À remplir'],
    [{ again: `${NEXT}!` }, 422, 'pas les mêmes'],
    [{ password: 'short', again: 'short' }, 422, 'trop court'],
  ])('stays as it is otherwise, and is never shown: %j', async (wrong, status, sentence) => {
    const { salma, row } = await house()
    const answer = await salma.post('/console/account/password', { current: PASSWORD, password: NEXT, again: NEXT, ...wrong })
    expect(answer.statusCode).toBe(status)
    expect(answer.body).toContain(sentence)
    expect(answer.body).not.toMatch(/type="password"[^>]* value="[^"]/)
    expect(await isPassword((await row()).passwordHash, PASSWORD)).toBe(true)
  })

  test('cannot be guessed from a browser left open', async () => {
    const { salma, clock, row } = await house()
    const change = (current: string) => salma.post('/console/account/password', { current, password: NEXT, again: NEXT })
    for (let i = 0; i < 5; i++) expect((await change('wrong')).statusCode).toBe(422)
    expect((await change(PASSWORD)).statusCode).toBe(429)
    expect(await isPassword((await row()).passwordHash, NEXT)).toBe(false)
    clock.forward(60_000)
    expect((await change(PASSWORD)).statusCode).toBe(303)
  })
})

describe('the second factor', () => {
  const PAGE = '/console/account/second-factor'
  const secretOn = (body: string) => /name="secret" value="([A-Z2-7]{32})"/.exec(body)?.[1] as string
  const codeOf = (secret: string, at: Date) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

  test('is turned on by a code of its own secret and the password, and off by the password', async () => {
    const { salma, clock, row, db } = await house()
    const page = await salma.get(PAGE)
    const secret = secretOn(page.body)
    expect(page.body).toContain('<svg class="qr"')
    expect((await salma.post(PAGE, { secret, code: codeOf(secret, clock.now()), current: PASSWORD })).headers.location).toBe(
      '/console/account',
    )
    expect((await row()).totpSecret).toBe(secret)
    expect((await salma.get(PAGE)).body).not.toContain(secret)
    expect((await salma.post(`${PAGE}/off`, { current: 'wrong' })).statusCode).toBe(422)
    expect((await row()).totpSecret).toBe(secret)
    expect((await salma.post(`${PAGE}/off`, { current: PASSWORD })).statusCode).toBe(303)
    expect((await row()).totpSecret).toBeNull()
    const journal = await db.audit.findMany({ where: { action: { startsWith: 'staff.second' } } })
    expect(journal.map(({ action }) => action)).toEqual(['staff.second-factor-on', 'staff.second-factor-off'])
    expect(JSON.stringify(journal)).not.toContain(secret)
  })

  test('a wrong code turns nothing on, and asks again for the same secret', async () => {
    const { salma, row } = await house()
    const secret = secretOn((await salma.get(PAGE)).body)
    const answer = await salma.post(PAGE, { secret, code: '000000', current: PASSWORD })
    expect(answer.statusCode).toBe(422)
    expect(secretOn(answer.body)).toBe(secret)
    expect((await row()).totpSecret).toBeNull()
  })

  test('each visit offers another secret', async () => {
    const { salma } = await house()
    expect(secretOn((await salma.get(PAGE)).body)).not.toBe(secretOn((await salma.get(PAGE)).body))
  })

  test('recommended to who looks after others, until it is on', async () => {
    const { signIn, db } = await testConsole()
    const manager = await signIn({ id: 'nadia', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] })
    expect((await manager.get('/console')).body).toContain(PAGE)
    await setSecondFactor(db, 'nadia', { secret: new Secret({ size: 20 }).base32, step: 1 })
    expect((await manager.get('/console')).body).not.toContain(PAGE)
  })
})

describe('one’s sessions', () => {
  test('are listed, ended one by one or all others at once, and nobody else’s', async () => {
    const { salma, db, clock, signIn } = await house()
    const omar = await signIn({ id: 'omar', login: 'omar', name: 'Omar', role: 'mediator', centres: ['dakhla'] })
    const [second, third] = [await sessionFor(db, 'salma', clock.now()), await sessionFor(db, 'salma', clock.now())]
    const { body } = await salma.get('/console/account')
    for (const { id } of [second, third]) expect(body).toContain(`value="${id}"`)
    expect(body).not.toContain(omar.id)
    await salma.post('/console/account/sessions/end', { session: omar.id })
    expect((await omar.get('/console')).statusCode).toBe(200)
    const left = async () => (await db.staffSession.findMany({ where: { staffId: 'salma' } })).map(({ id }) => id)
    await salma.post('/console/account/sessions/end', { session: second.id })
    expect((await left()).sort()).toEqual([salma.id, third.id].sort())
    await salma.post('/console/account/sessions/end-others')
    expect(await left()).toEqual([salma.id])
  })
})
