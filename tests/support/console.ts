import type { Bot } from '../../bot/bot.ts'
import { createWeb } from '../../bot/channels/web/index.ts'
import { createLog } from '../../bot/log.ts'
import type { Db } from '../../prisma/client.ts'
import type { Role } from '../../prisma/store/staff.ts'
import { openSession } from '../../prisma/store/staff-sessions.ts'
import { buildApp } from '../../server/app.ts'
import type { ConsoleConfig } from '../../server/console/parts.ts'
import { csrfOf, digestOf, newToken, WHOLE_MS } from '../../server/console/session.ts'
import { atEnd } from './at-end.ts'
import { testBot, testClock } from './test-bot.ts'

export type Person = { id: string; login: string; name: string; role: Role; centres?: readonly string[]; locale?: 'fr' | 'ar' }

/** An account, as if somebody had chosen its password; invented, like everybody here. */
export async function addPerson(db: Db, { centres = [], ...person }: Person, now: Date): Promise<void> {
  await db.staff.create({ data: { ...person, createdAt: now, centres: { create: centres.map(centre => ({ centre })) } } })
}

/** A browser somebody is signed in with: its cookie and what its forms bring back. */
export async function sessionFor(db: Db, staffId: string, now: Date): Promise<{ id: string; cookie: string; csrf: string }> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + WHOLE_MS)
  await openSession(db, staffId, { id: digestOf(token), createdAt: now, seenAt: now, expiresAt, agent: 'a browser in a test' })
  return { id: digestOf(token), cookie: `jisr-console=${token}`, csrf: csrfOf(token) }
}

type Options = { headers?: Record<string, string>; ip?: string }
export type Browser = Awaited<ReturnType<typeof testConsole>> extends { signIn(person: Person): Promise<infer B> } ? B : never

/** The whole server on a database of this test's own, not listening, with people who may sign in. */
export async function testConsole(config: Partial<ConsoleConfig> = {}, bot?: Bot, log = createLog('silent')) {
  const clock = testClock()
  const web = createWeb()
  const assistant = bot ?? (await testBot([web], { clock }))
  const { db } = assistant
  const whole = { sessionKey: 'a key for the console in a test, long enough', embedOrigins: [], ...config }
  const app = await buildApp({ bot: assistant, web, telegram: null, log, config: whole })
  atEnd(() => app.close())

  return {
    app,
    db,
    bot: assistant,
    clock,
    /** Makes an account and a session for it: what it may then ask and send. */
    async signIn(person: Person) {
      if (!(await db.staff.findUnique({ where: { id: person.id } }))) await addPerson(db, person, clock.now())
      const session = await sessionFor(db, person.id, clock.now())
      const get = (url: string, { headers = {} }: Options = {}) => app.inject({ url, headers: { cookie: session.cookie, ...headers } })
      const post = (url: string, fields: Record<string, string | readonly string[]> = {}, { headers = {} }: Options = {}) =>
        app.inject({
          method: 'POST',
          url,
          payload: formOf({ _csrf: session.csrf, ...fields }),
          headers: { cookie: session.cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        })
      return { ...session, get, post }
    },
  }
}

/** What a form sends. A field of several values is sent several times. */
export function formOf(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const form = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
  return form.toString()
}
