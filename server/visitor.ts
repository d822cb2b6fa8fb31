import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLocale, type Locale } from '../locales/locale.ts'

/**
 * Who is on the other side of a page: nobody we know, only a random address made here. It lives in a signed cookie the
 * page's script cannot read. `begun`: something was kept under this address; before, a visit leaves no trace.
 */
export type Visitor = { address: string; begun: boolean; locale: Locale }

const THIRTY_DAYS = 30 * 24 * 3600
const ADDRESS = /^[0-9a-f]{32}$/

export const newVisitor = (locale: Locale): Visitor => ({ address: randomBytes(16).toString('hex'), begun: false, locale })

/** The visitor a request's cookie names, or null without one. One that was not signed here counts as none. */
export const visitorOf = (request: FastifyRequest): Visitor | null => readCookie(request, cookieName(isEmbedded(request)))

/** All the visitors a browser's cookies name: the page's and the embedded page's. */
export const visitorsOf = (request: FastifyRequest): Visitor[] => COOKIES.flatMap(name => readCookie(request, name) ?? [])

function readCookie(request: FastifyRequest, name: string): Visitor | null {
  const cookie = request.cookies[name]
  const { valid, value } = cookie === undefined ? { valid: false, value: null } : request.unsignCookie(cookie)
  const [address, begun, locale] = valid && value !== null ? value.split('.') : []
  return address !== undefined && ADDRESS.test(address) && isLocale(locale) ? { address, begun: begun === '1', locale } : null
}

/** Puts the visitor into the browser's cookie for thirty days. */
export function keepVisitor(request: FastifyRequest, reply: FastifyReply, visitor: Visitor, secure: boolean): void {
  const value = `${visitor.address}.${visitor.begun ? 1 : 0}.${visitor.locale}`
  const embedded = isEmbedded(request)
  reply.setCookie(cookieName(embedded), value, { ...kindOf(embedded, secure), signed: true, maxAge: THIRTY_DAYS })
}

/** Takes from the browser's cookies who was here, on the page and inside another site. */
export function forgetVisitor(reply: FastifyReply, secure: boolean): void {
  for (const embedded of [false, true]) reply.clearCookie(cookieName(embedded), kindOf(embedded, secure))
}

// inside another site's page a browser keeps, and lets go of, only a cookie that says so, and only over https
function kindOf(embedded: boolean, secure: boolean) {
  const inside = embedded && secure ? ({ sameSite: 'none', partitioned: true } as const) : ({ sameSite: 'lax' } as const)
  return { path: '/', httpOnly: true, secure, ...inside }
}

/** Whether the page is shown inside another site. */
export const isEmbedded = (request: FastifyRequest): boolean => (request.query as { embed?: unknown } | undefined)?.embed === '1'

/** The language a request speaks: the one it names, or the one last kept, or `first`. */
export function localeOf(request: FastifyRequest, first: Locale): Locale {
  const named = (request.query as { lang?: unknown } | undefined)?.lang
  return isLocale(named) ? named : (visitorOf(request)?.locale ?? first)
}

// a page and an embedded page keep two conversations, so that neither cookie shadows the other
const COOKIES = ['jisr', 'jisr-embedded'] as const
const cookieName = (embedded: boolean): string => COOKIES[embedded ? 1 : 0]
