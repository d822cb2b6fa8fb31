import type { FastifyRequest } from 'fastify'
import type { ConsoleLocale } from '../../locales/console.ts'

/** The language of somebody who is not signed in: the one asked for, else the one their browser would rather read. */
export function localeOf(request: FastifyRequest): ConsoleLocale {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang ?? request.cookies['jisr-console-language']
  if (asked === 'ar' || asked === 'fr') return asked
  const accepted = String(request.headers['accept-language'] ?? '')
  const [arabic, french] = [accepted.search(/\bar\b/), accepted.search(/\bfr\b/)]
  return arabic >= 0 && (french < 0 || arabic < french) ? 'ar' : 'fr'
}
