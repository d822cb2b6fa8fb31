import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import cookies from '@fastify/cookie'
import forms from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebChannel } from '../bot/channels/web/index.ts'
import { errorName } from '../bot/error-name.ts'
import type { Log } from '../bot/log.ts'
import type { Stored } from '../bot/media/store.ts'
import type { Earlier, Files, ForgetChat, Hear, History, Preview, ShownMessage } from '../bot/ports.ts'
import type { Locale } from '../locales/locale.ts'
import { acceptsGzip, serveAssets } from './assets.ts'
import type { FormPlace } from './bubble.tsx'
import { bundle } from './bundle.ts'
import { bubbleHtml, chatPage } from './chat.tsx'
import { beforeOf, oldestOf } from './earlier.tsx'
import { forgetRoute, isForgotten } from './forget.ts'
import { guard, type Limits } from './guard.ts'
import { leaveRoute } from './leave.ts'
import { createLive, type Live } from './live.ts'
import { pageAt } from './page-address.ts'
import { Refused, refusalOf, sameOrigin, wantsJson } from './refuse.ts'
import { idOnPage, languageOf, parseSaid, type SaidEvent } from './said-event.ts'
import { isEmbedded, keepVisitor, localeOf, newVisitor, type Visitor, visitorOf } from './visitor.ts'
import { webFiles } from './web-files.ts'
import { type WordKey, word } from './words.ts'

export type WebChatConfig = {
  /** Signs the cookies: whoever has it can speak as anybody. */
  sessionKey: string
  /** Sites that may show the chat inside their pages, as origins: `https://example.ma`. */
  embedOrigins: readonly string[]
  /** Where the public finds us; `https://…` makes the cookies secure also behind a proxy that hides it. */
  publicUrl?: string | undefined
  limits?: Limits | undefined
  /** Where the quick exit goes; an empty page unless told. */
  exitUrl?: string | undefined
  /** What a first visit is greeted in; Arabic unless told otherwise. */
  defaultLocale?: Locale | undefined
}
export type WebChat = {
  hear: Hear
  history: History
  earlier: Earlier
  preview: Preview
  forget: ForgetChat
  files: Files
  channel: WebChannel
  config: WebChatConfig
  log?: Pick<Log, 'error'>
  now?: () => Date
}

type Said = { id: string; event: SaidEvent; file?: Stored }

const zip = promisify(gzip)
const BODY_LIMIT = 64 * 1024
/** Messages a page shows at first. */
const PAGE_LENGTH = 100

/**
 * Puts the web chat on a server: `/`, `/chat/messages`, `/chat/media`, `/chat/events`, `/chat/earlier`, `/chat/forget`, `/leave`, `/embed.js` and `/assets/*`. All it needs
 * (cookies, forms, security headers, limits, its own way to say what went wrong) stays within these routes.
 * A conversation begins with its first message; looking at the page keeps nothing.
 */
export async function webChat(app: FastifyInstance, parts: WebChat): Promise<void> {
  const assets = await bundle()
  const now = parts.now ?? (() => new Date())
  const spoken = (request: FastifyRequest): Locale => localeOf(request, parts.config.defaultLocale ?? 'ar')
  await app.register(async scope => {
    await scope.register(cookies, { secret: parts.config.sessionKey })
    await scope.register(forms, { bodyLimit: BODY_LIMIT })
    await guard(scope, parts.config)
    const live = createLive(parts.channel, {
      after: (address, id, limit) => parts.history('web', address, id, limit),
      write: message => ({ ...message, html: bubbleHtml(message, message.locale, freshForm(false)) }),
    })
    scope.addHook('preClose', async () => live.close())
    scope.setErrorHandler((error, request, reply) => refuse(error, request, reply))
    serveAssets(scope, assets)
    scope.get('/', (request, reply) => showPage(request, reply))
    leaveRoute(scope, parts.config.exitUrl, isSecure)
    forgetRoute(scope, { forget: address => parts.forget('web', address), history: parts.history, live, keep })
    scope.get('/chat/earlier', (request, reply) => showEarlier(request, reply))
    scope.get('/chat/events', (request, reply) => openEvents(live, request, reply))
    scope.post('/chat/messages', { bodyLimit: BODY_LIMIT, onRequest: sameOrigin }, (request, reply) => take(live, request, reply))
    await webFiles(scope, parts.files, (sent, request, reply) => heard(live, sent, request, reply))
  })

  async function showPage(request: FastifyRequest, reply: FastifyReply, notice?: WordKey): Promise<FastifyReply> {
    const visitor = visitorOf(request) ?? newVisitor(spoken(request))
    const said = visitor.begun ? await stretch(visitor.address, beforeOf(request)) : []
    const begun = said.length > 0
    // a conversation has its own language; until there is one, the address or the last visit says
    const locale = (begun ? lastSpoken(said) : null) ?? spoken(request)
    keep(request, reply, { ...visitor, begun, locale })
    const embedded = isEmbedded(request)
    const messages = begun ? said : await parts.preview(locale)
    const before = await oldestOf(said, visitor.address, parts.earlier)
    const told = isForgotten(request) && !begun ? 'web.forgotten' : undefined
    const { exitUrl } = parts.config
    const html = chatPage({ locale, messages, before, begun, embedded, notice, told, exitUrl, form: freshForm(embedded), bundle: assets })
    return sendPage(request, reply, html)
  }

  // what came before a message; where nothing did, or none is named, the last ones
  async function stretch(address: string, before: number | null): Promise<ShownMessage[]> {
    const earlier = before === null ? [] : await parts.earlier('web', address, before, PAGE_LENGTH)
    return earlier.length > 0 ? earlier : parts.history('web', address, 0, PAGE_LENGTH)
  }

  async function showEarlier(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const [visitor, before] = [visitorOf(request), beforeOf(request)]
    if (!visitor?.begun || before === null) throw new Refused(visitor?.begun ? 400 : 401, 'web.error.invalid')
    const messages = await parts.earlier('web', visitor.address, before, PAGE_LENGTH)
    const html = messages.map(message => bubbleHtml(message, message.locale, freshForm(isEmbedded(request)))).join('')
    return reply.header('cache-control', 'no-store').send({ html, before: await oldestOf(messages, visitor.address, parts.earlier) })
  }

  async function take(live: Live, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { id, event } = parseSaid(request.body)
    const before = visitorOf(request) ?? newVisitor(spoken(request))
    const chosen = languageOf(event)
    if (!before.begun && chosen) return changeLanguage(request, reply, { ...before, locale: chosen })
    return heard(live, { id, event }, request, reply)
  }

  async function heard(live: Live, said: Said, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { id, event, file } = said
    const before = visitorOf(request) ?? newVisitor(spoken(request))
    const visitor = { ...before, begun: true, locale: languageOf(event) ?? spoken(request) }
    if (!before.begun) await begin(visitor)
    const byScript = wantsJson(request)
    const received = { id: byScript ? id : idOnPage(id, event), from: visitor.address, event, at: now(), hint: visitor.locale }
    await parts.hear('web', { ...received, ...(file && { file }) })
    live.poke(visitor.address)
    keep(request, reply, visitor)
    return byScript ? reply.code(202).send({ begun: !before.begun }) : reply.redirect(pageAt(request, {}, '#latest'), 303)
  }

  // the welcome a page showed is now said in earnest, by the engine itself; its fixed id makes it be said once
  const begin = ({ address, locale }: Visitor): Promise<void> =>
    parts.hear('web', { id: 'start', from: address, event: { kind: 'choice', id: 'start' }, at: now(), hint: locale })

  // before the first message there is no conversation to change the language of, only a page
  function changeLanguage(request: FastifyRequest, reply: FastifyReply, visitor: Visitor): FastifyReply {
    keep(request, reply, visitor)
    const page = pageAt(request, { lang: visitor.locale })
    return wantsJson(request) ? reply.send({ page }) : reply.redirect(page, 303)
  }

  function openEvents(live: Live, request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    const visitor = visitorOf(request)
    if (!visitor?.begun) return reply.code(401).send({ error: word(spoken(request), 'web.error.cookies') })
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    live.open(visitor.address, lastShown(request), reply.raw)
    return undefined
  }

  async function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { status, word: why } = refusalOf(error)
    // its name only: a message or a stack may quote what a citizen wrote
    if (status >= 500) parts.log?.error({ request: request.id, error: errorName(error) }, 'web chat: not served')
    reply.code(status)
    if (wantsJson(request)) return reply.send({ error: word(spoken(request), why) })
    const sentence = () => reply.type('text/plain; charset=utf-8').send(word(spoken(request), why))
    // a page costs a look into the database: not for who asks too often, and not when that is what failed
    return status === 429 || request.method === 'GET' ? sentence() : showPage(request, reply, why).catch(sentence)
  }

  function isSecure(request: FastifyRequest): boolean {
    return request.protocol === 'https' || parts.config.publicUrl?.startsWith('https:') === true
  }

  function keep(request: FastifyRequest, reply: FastifyReply, visitor: Visitor): void {
    keepVisitor(request, reply, visitor, isSecure(request))
  }
}

// a long conversation is a fifth of its size zipped, and its reader may pay for every megabyte
async function sendPage(request: FastifyRequest, reply: FastifyReply, html: string): Promise<FastifyReply> {
  reply.headers({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', vary: 'accept-encoding' })
  if (!acceptsGzip(request)) return reply.send(html)
  return reply.header('content-encoding', 'gzip').send(await zip(html))
}

const freshForm = (embedded: boolean): FormPlace => ({ action: embedded ? '/chat/messages?embed=1' : '/chat/messages', id: randomUUID() })

const lastSpoken = (said: readonly ShownMessage[]): Locale | null => said.findLast(({ author }) => author !== 'citizen')?.locale ?? null

// the browser's own header is newer than the address it first connected with
function lastShown(request: FastifyRequest): number {
  const given = request.headers['last-event-id'] ?? (request.query as { after?: unknown }).after
  return /^\d{1,15}$/.test(String(given)) ? Number(given) : 0
}
