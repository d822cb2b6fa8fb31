import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { closeDemo, DEMO_LOGINS, openDemo } from '../../server/console/demo.ts'
import { firstAccountPath } from '../../server/console/first-account.ts'
import { isPassword } from '../../server/console/password.ts'
import { testConsole } from '../support/console.ts'
import { ownFolder, run, startServerProcess } from '../support/process.ts'
import { visitor } from '../support/visitor.ts'

const PASSWORD = 'un pont entre deux rives'

// what is not set up yet is set up once, not by several at the same time
beforeAll(async () => {
  await run(['setup/run.mjs', 'staff', 'help'])
}, 120_000)

describe('npm run staff', () => {
  function machine() {
    const DATABASE_URL = `file:${join(ownFolder(), 'jisr.db')}`
    const staff = (args: readonly string[], input = '') => run(['setup/run.mjs', 'staff', ...args], { input, env: { DATABASE_URL } })
    return { DATABASE_URL, staff }
  }

  test('asks for what was not said, adds, lists, disables, enables and resets', async () => {
    const { DATABASE_URL, staff } = machine()
    const added = await staff(['add'], `salma\nSalma Ben-Test\nmediator\ndakhla\n${PASSWORD}\n`)
    expect([added.code, added.stdout]).toEqual([0, 'salma may sign in.\n'])
    expect(added.stderr).not.toContain(PASSWORD)
    const linked = await staff(['add', '--login', 'karim', '--name', 'Karim', '--role', 'administrator', '--link'])
    expect(linked.stdout).toMatch(
      /^karim chooses a password here, once, within 3 days:\nhttp:\/\/127\.0\.0\.1:3000\/console\/invitation\/[\w-]{43}\n$/,
    )
    expect((await staff(['list'])).stdout).toBe(
      'karim  administrator  *       invited  Karim\nsalma  mediator       dakhla  active   Salma Ben-Test\n',
    )
    expect((await staff(['disable', 'salma'])).stdout).toBe('salma is out, and may not sign in.\n')
    expect((await staff(['enable', 'salma'])).stdout).toBe('salma may sign in again.\n')
    expect((await staff(['reset', 'salma'])).stdout).toMatch(
      /^Password, second factor and sessions of salma are gone\.\nsalma chooses .+\nhttp:\S+\n$/,
    )
    const { db } = await openDatabase(DATABASE_URL)
    const journal = await db.audit.findMany({ select: { action: true, login: true }, orderBy: { id: 'asc' } })
    const salma = await db.staff.findUnique({ where: { login: 'salma' } })
    await db.$disconnect()
    expect(journal.map(({ action }) => action)).toEqual(['staff.added', 'staff.added', 'staff.disabled', 'staff.enabled', 'staff.reset'])
    expect(new Set(journal.map(({ login }) => login))).toEqual(new Set([null]))
    expect(salma?.passwordHash).toBeNull()
  })

  test('what is wrong is said in a sentence, and nothing is kept', async () => {
    const { staff } = machine()
    const add = (login: string, role: string, centres: string, password = PASSWORD) =>
      staff(['add'], `${login}\nX\n${role}\n${centres}\n${password}\n`)
    const table: readonly [() => ReturnType<typeof staff>, string][] = [
      [() => staff([]), 'What is to be done?'],
      [() => staff(['drop']), '“drop” is none of'],
      [() => staff(['disable', 'nobody']), 'There is no account “nobody”.'],
      [() => staff(['reset']), 'Whose account?'],
      [() => add('Salma!', 'mediator', 'dakhla'), '“Salma!” is no login'],
      [() => add('salma', 'boss', 'dakhla'), '“boss” is no role'],
      [() => add('salma', 'mediator', 'atlantis'), '“atlantis” is no centre'],
      [() => add('salma', 'mediator', ''), 'at least one centre'],
      [() => add('salma', 'mediator', 'dakhla', 'short'), 'shorter than 12'],
    ]
    for (const [command, sentence] of table) {
      const { code, stdout, stderr } = await command()
      expect([code, stdout], sentence).toEqual([1, ''])
      expect(stderr).toContain(sentence)
      expect(stderr).not.toMatch(/\n\s+at /)
    }
    expect((await staff(['list'])).stdout).toBe('')
    await staff(['add', '--login', 'karim', '--name', 'K', '--role', 'administrator', '--link'])
    expect((await staff(['disable', 'karim'])).stderr).toContain('the last administrator')
    expect((await staff(['add', '--login', 'karim', '--name', 'K', '--role', 'administrator', '--link'])).stderr).toContain('already')
  })
})

describe('the first start', () => {
  test('prints a link that makes the first administrator, once; later starts print none', async () => {
    const DATABASE_URL = `file:${join(ownFolder(), 'jisr.db')}`
    const first = await startServerProcess({ DATABASE_URL })
    const path = /http:\/\/\S+(\/console\/invitation\/\S+)/.exec(first.output())?.[1] as string
    const page = await fetch(first.url + path)
    expect(page.status).toBe(200)
    const form = new URLSearchParams({
      _csrf: /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '',
      password: PASSWORD,
      again: PASSWORD,
    })
    const cookie = page.headers
      .getSetCookie()
      .map(each => each.split(';')[0])
      .join('; ')
    const entered = await fetch(first.url + path, { method: 'POST', body: form, headers: { cookie }, redirect: 'manual' })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/console'])
    expect((await fetch(first.url + path)).status).toBe(404)
    await first.end('SIGTERM')
    const second = await startServerProcess({ DATABASE_URL })
    expect(second.output()).not.toContain('/console/')
  })

  test('the link of an earlier start opens nothing, and none is made once somebody has an account', async () => {
    const { app, db, clock, signIn } = await testConsole()
    const [one, two] = [(await firstAccountPath(db, clock.now())) as string, (await firstAccountPath(db, clock.now())) as string]
    expect((await visitor(app).get(one)).statusCode).toBe(404)
    expect((await visitor(app).get(two)).statusCode).toBe(200)
    await signIn({ id: 'salma', login: 'salma', name: 'Salma', role: 'administrator' })
    expect(await firstAccountPath(db, clock.now())).toBeNull()
  })
})

describe('accounts for trying out', () => {
  test('are one a role, with new passwords each time, and are shut without DEMO', async () => {
    const { db, clock } = await testConsole()
    const first = await openDemo(db, clock.now())
    const second = await openDemo(db, clock.now())
    expect(second.map(({ login }) => login)).toEqual(DEMO_LOGINS)
    const people = await db.staff.findMany({ orderBy: { createdAt: 'asc' } })
    expect(people.map(({ role }) => role).sort()).toEqual(['administrator', 'manager', 'mediator', 'officer'])
    const kept = people.find(({ login }) => login === second[0]?.login)?.passwordHash ?? null
    expect(await isPassword(kept, second[0]?.password ?? '')).toBe(true)
    expect(await isPassword(kept, first[0]?.password ?? '')).toBe(false)
    await closeDemo(db)
    expect(await db.staff.count({ where: { active: true } })).toBe(0)
    // they are no reason to leave an installation without a first administrator
    expect(await firstAccountPath(db, clock.now())).not.toBeNull()
  })

  test('are made by DEMO=1, and their passwords printed', async () => {
    const server = await startServerProcess({ DATABASE_URL: `file:${join(ownFolder(), 'jisr.db')}`, DEMO: '1' })
    for (const login of DEMO_LOGINS) expect(server.output()).toMatch(new RegExp(`^ {4}${login} +[\\w-]{16}$`, 'm'))
  })
})
