import { z } from 'zod'
import { consoleWords } from '../../locales/console.ts'
import { accountById, setPassword, setPreferences } from '../../prisma/store/accounts.ts'
import { record } from '../../prisma/store/audit.ts'
import { ROLES, THEMES } from '../../prisma/store/staff.ts'
import { endSession, endSessions } from '../../prisma/store/staff-sessions.ts'
import { account } from './account.tsx'
import { nothing, secret } from './body.ts'
import { type Ask, deed, type Outcome } from './page.ts'
import { hashPassword, isPassword, lacking } from './password.ts'

const HERE = '/console/account'
const own = { roles: ROLES, params: nothing, back: account } as const
const noted = ({ staff, now }: Ask, action: string) => ({ at: now, by: staff, action, subject: 'staff', about: staff.id })

/** The language and theme somebody works in. */
export const preferences = deed({
  ...own,
  path: '/console/account/preferences',
  body: z.object({ locale: z.enum(['fr', 'ar']), theme: z.enum(THEMES) }),
  async act({ parts, staff }, _, chosen) {
    await setPreferences(parts.db, staff.id, chosen)
    return { go: HERE, told: consoleWords(chosen.locale)('account.preferences-kept') }
  },
})

/** Another password, for who knows the one there is. Other browsers are signed out. */
export const changePassword = deed({
  ...own,
  path: '/console/account/password',
  body: z.object({ current: secret, password: secret, again: secret }),
  async act(ask, _, { current, password, again }) {
    const { parts, staff, session, words } = ask
    const wrong = await notMine(ask, current, 'current')
    if (wrong) return wrong
    const lacks = password === again ? lacking(password, staff.login) : 'password.differ'
    if (lacks)
      return { refused: 422, sentence: words('form.wrong'), fields: { [lacks === 'password.differ' ? 'again' : 'password']: words(lacks) } }
    const kept = await hashPassword(password)
    await parts.db.$transaction(async tx => {
      await setPassword(tx, staff.id, kept)
      await endSessions(tx, staff.id, session)
      await record(tx, noted(ask, 'staff.password-changed'))
    })
    await parts.streams.recheck()
    return { go: HERE, told: words('account.password-kept') }
  },
})

/** Why somebody who does not know the password of the account they are in is not believed; null when they know it. */
export async function notMine({ parts, staff, words, now }: Ask, password: string, field: string): Promise<Outcome> {
  const name = `own ${staff.id}`
  const wait = parts.attempts.until(name, now)
  if (wait) return { refused: 429, sentence: words('account.wait') }
  parts.attempts.count(name, 'account', now)
  const kept = await accountById(parts.db, staff.id)
  if (!(await isPassword(kept?.passwordHash ?? null, password)))
    return { refused: 422, sentence: words('form.wrong'), fields: { [field]: words('password.wrong') } }
  parts.attempts.uncount(name)
  return null
}

const Session = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) })

/** Signs one of one's other browsers out. */
export const endOne = deed({
  ...own,
  path: '/console/account/sessions/end',
  body: Session,
  async act(ask, _, { session }) {
    if (!(await endSession(ask.parts.db, ask.staff.id, session))) return { go: HERE, told: ask.words('account.ended-already') }
    await record(ask.parts.db, { ...noted(ask, 'staff.session-ended'), detail: { sessions: 1 } })
    await ask.parts.streams.recheck()
    return { go: HERE, told: ask.words('account.ended', { count: 1 }) }
  },
})

/** Signs all of one's other browsers out. */
export const endOthers = deed({
  ...own,
  path: '/console/account/sessions/end-others',
  body: nothing,
  async act(ask) {
    const sessions = await endSessions(ask.parts.db, ask.staff.id, ask.session)
    await record(ask.parts.db, { ...noted(ask, 'staff.session-ended'), detail: { sessions } })
    await ask.parts.streams.recheck()
    return { go: HERE, told: ask.words('account.ended', { count: sessions }) }
  },
})
