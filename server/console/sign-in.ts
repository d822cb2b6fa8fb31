import {
  type Account,
  accountById,
  accountByLogin,
  countAttempt,
  forgetAttempts,
  uncountAttempt,
  useStep,
} from '../../prisma/store/accounts.ts'
import { record } from '../../prisma/store/audit.ts'
import { backOff } from './attempts.ts'
import type { ConsoleParts } from './parts.ts'
import { isPassword } from './password.ts'
import { stepOf } from './second-factor.ts'

export type Judged = { account: Account } | { wrong: true } | { wait: Date }

export const loginOf = (typed: string): string => typed.trim().normalize('NFKC').toLowerCase()

/**
 * Whether a login and a password belong together. An unknown login, a wrong password and an account that is disabled are
 * one answer, and each counts against the account and the network it comes from.
 */
export async function judgePassword(parts: ConsoleParts, typed: string, password: string, network: string): Promise<Judged> {
  const login = loginOf(typed)
  const attempt = await begin(parts, () => accountByLogin(parts.db, login), login, network)
  if ('wait' in attempt) return attempt
  const { account } = attempt
  const right = await isPassword(account?.passwordHash ?? null, password)
  if (!right || !account?.active) return wrong(parts, attempt)
  if (account.totpSecret) await uncountAttempt(parts.db, account)
  else await succeed(parts, account, network)
  return { account }
}

/** Whether a code is that of somebody's second factor, now and for the first time. */
export async function judgeCode(parts: ConsoleParts, id: string, code: string, network: string): Promise<Judged> {
  const attempt = await begin(parts, () => accountById(parts.db, id), id, network)
  if ('wait' in attempt) return attempt
  const { account } = attempt
  const step = account?.active && account.totpSecret ? stepOf(account.totpSecret, code, parts.clock.now()) : null
  if (!account || step === null || !(await useStep(parts.db, id, step))) return wrong(parts, attempt)
  await succeed(parts, account, network)
  return { account }
}

type Attempt = { account: Account | null; lockedUntil: Date | null }

// counted before it is judged: of a thousand at once no more are judged than of a thousand in a row
async function begin(
  parts: ConsoleParts,
  find: () => Promise<Account | null>,
  login: string,
  network: string,
): Promise<Attempt | { wait: Date }> {
  const [now, names] = [parts.clock.now(), { network: `network ${network}`, login: `login ${login}` }]
  const waits = parts.attempts.until(names.network, now) ?? parts.attempts.until(names.login, now)
  if (waits) return { wait: waits }
  parts.attempts.count(names.network, 'network', now)
  for (;;) {
    const account = await find()
    if (!account) {
      const pause = parts.attempts.count(names.login, 'account', now)
      return { account, lockedUntil: pause }
    }
    if (account.lockedUntil && account.lockedUntil > now) return { wait: account.lockedUntil }
    const pause = backOff(account.failures + 1, 'account')
    const lockedUntil = pause > 0 ? new Date(now.getTime() + pause) : null
    // another attempt was counted meanwhile: this one counts after it
    if (await countAttempt(parts.db, account, lockedUntil)) return { account, lockedUntil }
  }
}

async function wrong({ db, clock }: ConsoleParts, { account, lockedUntil }: Attempt): Promise<Judged> {
  if (account && lockedUntil) await record(db, { at: clock.now(), by: null, action: 'staff.locked', subject: 'staff', about: account.id })
  return lockedUntil ? { wait: lockedUntil } : { wrong: true }
}

// what was counted on the way was no failure: a network where many sign in is not suspicious
async function succeed({ db, attempts }: ConsoleParts, { id }: Account, network: string): Promise<void> {
  attempts.uncount(`network ${network}`)
  await forgetAttempts(db, id)
}
