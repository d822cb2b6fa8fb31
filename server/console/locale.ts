import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ConsoleLocale } from '../../locales/console.ts'

const NAME = 'jisr-console-language'
const A_YEAR = 365 * 24 * 3600

/** The language of somebody who is not signed in: the one asked for, else the one their browser would rather read. */
export function localeOf(request: FastifyRequest): ConsoleLocale {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang ?? request.cookies[NAME]
  if (asked === 'ar' || asked === 'fr') return asked
  const accepted = String(request.headers['accept-language'] ?? '')
  const [arabic, french] = [accepted.search(/\bar\b/), accepted.search(/\bfr\b/)]
  return arabic >= 0 && (french < 0 || arabic < french) ? 'ar' : 'fr'
}

/** Remembers the language, for the next time somebody stands at the door. */
export function keepLocale(request: FastifyRequest, reply: FastifyReply, locale: ConsoleLocale, secure: boolean): void {
  if (request.cookies[NAME] !== locale)
    reply.setCookie(NAME, locale, { path: '/console', httpOnly: true, sameSite: 'lax', secure, maxAge: A_YEAR })
}
