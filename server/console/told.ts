import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ConsoleParts } from './parts.ts'
import { cookieName, isSecure } from './session.ts'

const NAME = 'jisr-told'
const options = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', signed: true, secure }) as const

/** Keeps what an action came to until the page that follows has said it. */
export function keepTold(request: FastifyRequest, reply: FastifyReply, parts: ConsoleParts, sentence: string): void {
  const secure = isSecure(request, parts)
  reply.setCookie(cookieName(NAME, secure), Buffer.from(sentence).toString('base64url'), { ...options(secure), maxAge: 60 })
}

/** What the last action came to, once. */
export function takeTold(request: FastifyRequest, reply: FastifyReply, parts: ConsoleParts): string | null {
  const secure = isSecure(request, parts)
  const cookie = request.cookies[cookieName(NAME, secure)]
  if (cookie === undefined) return null
  reply.clearCookie(cookieName(NAME, secure), options(secure))
  const { valid, value } = request.unsignCookie(cookie)
  return valid && value !== null ? Buffer.from(value, 'base64url').toString() : null
}
