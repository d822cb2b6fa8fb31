import { Secret, TOTP } from 'otpauth'

const PERIOD_S = 30
/** Codes of the step before and after are taken too: telephones' clocks differ. */
const WINDOW = 1

const totp = (secret: string, login = '') =>
  new TOTP({ issuer: 'Jisr', label: login, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_S })

/** A secret for an application that makes codes, base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32
export const SECRET = /^[A-Z2-7]{32}$/

/** What such an application reads from a picture. */
export const addressOf = (secret: string, login: string): string => totp(secret, login).toString()

/** The time step a code belongs to; null when it is none of now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totp(secret).validate({ token, timestamp: now.getTime(), window: WINDOW })
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_S) + delta
}
