import type { Context } from './answer.ts'
import { cookieName, isSecure } from './session.ts'

const NAME = 'jisr-second'
/** How long a right password waits for its code. */
const WAITS_MS = 5 * 60_000

const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', signed: true, secure }) as const

/** Remembers in the browser, signed, whose password was right and where they were going. */
export function keepSecond({ request, reply, parts }: Context, id: string, to: string): void {
  const secure = isSecure(request, parts)
  const value = Buffer.from(JSON.stringify([id, parts.clock.now().getTime() + WAITS_MS, to])).toString('base64url')
  reply.setCookie(cookieName(NAME, secure), value, { ...options(secure), maxAge: WAITS_MS / 1000 })
}

/** Whose password was right a moment ago. What we signed we can read. */
export function secondOf({ request, parts }: Context): { id: string; to: string } | null {
  const cookie = request.cookies[cookieName(NAME, isSecure(request, parts))]
  const { valid, value } = cookie === undefined ? { valid: false, value: null } : request.unsignCookie(cookie)
  if (!valid || value === null) return null
  const [id, until, to] = JSON.parse(Buffer.from(value, 'base64url').toString()) as [string, number, string]
  return until > parts.clock.now().getTime() ? { id, to } : null
}

export function forgetSecond({ request, reply, parts }: Context): void {
  const secure = isSecure(request, parts)
  reply.clearCookie(cookieName(NAME, secure), options(secure))
}
