import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { History } from '../bot/ports.ts'
import type { Live } from './live.ts'
import { pageAt } from './page-address.ts'
import { Refused, sameOrigin, wantsJson } from './refuse.ts'
import { localeOf, newVisitor, type Visitor, visitorOf } from './visitor.ts'

type Parts = {
  /** Erases the conversation at an address. */
  forget(address: string): Promise<unknown>
  history: History
  live: Live
  keep(request: FastifyRequest, reply: FastifyReply, visitor: Visitor): void
}

/**
 * `POST /chat/forget`: the whole conversation is erased, every page that shows it turns to a first visit, and the browser has a new address.
 * A page that was left open, and shows another conversation than the one its browser has now, erases nothing.
 */
export function forgetRoute(scope: FastifyInstance, { forget, history, live, keep }: Parts): void {
  const isShown = async (address: string, id: number) => (await history('web', address, id - 1, 1))[0]?.id === id

  scope.post('/chat/forget', { bodyLimit: 1_024, onRequest: sameOrigin }, async (request, reply) => {
    const [visitor, shown] = [visitorOf(request), shownIn(request.body)]
    if (!visitor?.begun || shown === null || !(await isShown(visitor.address, shown))) throw new Refused(409, 'web.error.invalid')
    await forget(visitor.address)
    // the other pages ask for a first visit once the browser has its new address
    reply.raw.once('finish', () => live.forget(visitor.address))
    const locale = localeOf(request, visitor.locale)
    keep(request, reply, newVisitor(locale))
    const page = pageAt(request, { lang: locale, forgotten: '1' })
    return wantsJson(request) ? reply.send({ page }) : reply.redirect(page, 303)
  })
}

/** The newest message a page shows, by its id; null when it names none. */
function shownIn(body: unknown): number | null {
  const given = (body as { shown?: unknown } | null)?.shown
  return /^[1-9]\d{0,14}$/.test(String(given)) ? Number(given) : null
}

/** Whether a page is what is left after a conversation was erased. */
export const isForgotten = (request: FastifyRequest): boolean => (request.query as { forgotten?: unknown }).forgotten === '1'
