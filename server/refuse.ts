import type { FastifyReply, FastifyRequest } from 'fastify'
import type { WordKey } from './words.ts'

/** A request that is not served, with the sentence that says why to the person who made it. */
export class Refused extends Error {
  readonly statusCode: number
  readonly word: WordKey
  constructor(statusCode: number, word: WordKey) {
    super(word)
    this.statusCode = statusCode
    this.word = word
  }
}

const WORDS: Readonly<Record<number, WordKey>> = { 413: 'web.error.long', 429: 'web.error.many' }

/** The status and sentence for whatever went wrong; what is not the page's fault is ours, and the page may try again. */
export function refusalOf(error: unknown): { status: number; word: WordKey } {
  if (error instanceof Refused) return { status: error.statusCode, word: error.word }
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  if (typeof status !== 'number' || status < 400 || status >= 500) return { status: 503, word: 'web.error.server' }
  return { status, word: WORDS[status] ?? 'web.error.invalid' }
}

/** Whether the answer is read by a script rather than shown as a page. */
export const wantsJson = (request: FastifyRequest): boolean =>
  !request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') && !request.headers.accept?.includes('text/html')

/**
 * Lets only our own page post. Browsers name the page a request comes from in one of two headers and no page can change
 * them; a program that sends neither has no cookie of somebody else's to abuse.
 */
export async function sameOrigin(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  const ours = site === undefined ? origin === undefined || hostOf(origin) === request.host : site === 'same-origin'
  if (!ours) throw new Refused(403, 'web.error.invalid')
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)
