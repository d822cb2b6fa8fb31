import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Staff } from '../../prisma/store/staff.ts'
import { openSession, signedIn, touchSession } from '../../prisma/store/staff-sessions.ts'
import type { ConsoleParts } from './parts.ts'

const MINUTE = 60_000
/** A session ends two hours after its last sign of life, and after a working day in any case. */
export const IDLE_MS = 120 * MINUTE
export const WHOLE_MS = 12 * 60 * MINUTE

/** Who asks: a person, by a session and the token its cookie holds. */
export type SignedIn = { staff: Staff; session: string; token: string }

/** Whether what we answer goes over https, also behind a proxy that hides it. */
export const isSecure = (request: FastifyRequest, { config }: ConsoleParts): boolean =>
  request.protocol === 'https' || config.publicUrl?.startsWith('https:') === true

/** A cookie of the console's: over https it may be set by this very host only (`__Host-`). */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name)

const SESSION = 'jisr-console'
export const newToken = (): string => randomBytes(32).toString('base64url')
/** What the database keeps of a token: it opens nothing by itself. */
export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What a form must bring back to be believed: made from the session's token, which no page of others can read. */
export const csrfOf = (token: string): string => createHmac('sha256', token).update('csrf').digest('base64url')

/** Whether a form brought back what it was given. */
export function isOurs(token: string, brought: unknown): boolean {
  const expected = Buffer.from(csrfOf(token))
  const given = Buffer.from(typeof brought === 'string' ? brought : '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** What a browser's cookie holds, whatever it is worth. */
export const tokenOf = (request: FastifyRequest, parts: ConsoleParts): string | undefined =>
  request.cookies[cookieName(SESSION, isSecure(request, parts))]

/** Who is signed in, if anybody. A request is a sign of life unless it says otherwise (a page left open is none). */
export async function whoAsks(request: FastifyRequest, parts: ConsoleParts, alive = true): Promise<SignedIn | null> {
  const token = tokenOf(request, parts)
  if (!token) return null
  const [session, now] = [digestOf(token), parts.clock.now()]
  const found = await signedIn(parts.db, session, now, IDLE_MS)
  if (!found) return null
  if (alive && now.getTime() - found.seenAt.getTime() >= MINUTE) await touchSession(parts.db, session, now)
  return { staff: found.staff, session, token }
}

/** Opens a session for a person and puts it into the browser's cookie. */
export async function enter(request: FastifyRequest, reply: FastifyReply, parts: ConsoleParts, staffId: string): Promise<void> {
  const [token, now, secure] = [newToken(), parts.clock.now(), isSecure(request, parts)]
  await openSession(parts.db, staffId, {
    id: digestOf(token),
    createdAt: now,
    seenAt: now,
    expiresAt: new Date(now.getTime() + WHOLE_MS),
    agent: request.headers['user-agent']?.slice(0, 300) ?? null,
  })
  reply.setCookie(cookieName(SESSION, secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: WHOLE_MS / 1000 })
}

/** Takes the session out of the browser. */
export function leaveBrowser(request: FastifyRequest, reply: FastifyReply, parts: ConsoleParts): void {
  const secure = isSecure(request, parts)
  reply.clearCookie(cookieName(SESSION, secure), { path: '/', httpOnly: true, sameSite: 'lax', secure })
}
