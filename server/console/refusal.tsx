import { errorName } from '../../bot/error-name.ts'
import type { ConsoleLocale } from '../../locales/console.ts'
import { consoleWords } from '../../locales/console.ts'
import type { Context } from './answer.ts'
import { consoleBundle } from './bundle.ts'
import { doorPage } from './door-page.tsx'
import { Warning } from './icons.tsx'
import { shellPage } from './layout.tsx'
import { localeOf } from './locale.ts'
import type { Ask } from './page.ts'
import { railOf } from './rail-items.ts'
import { inHeader, isScripted, sendHtml } from './send.tsx'

const STATUS = { 'not-found': 404, role: 403, form: 403, many: 429, invalid: 400, server: 503 } as const
export type RefusalWord = keyof typeof STATUS

/** Not served, to somebody who is signed in: what happened, what was kept, where to go on. */
export async function refuse(context: Context, ask: Ask, word: RefusalWord): Promise<unknown> {
  const { request, reply } = context
  if (ask.fragment) return sayNo(context, ask, STATUS[word], ask.words(`refused.${word}`))
  const title = ask.words(`refused.${word}`)
  const content = <Refusal locale={ask.staff.locale} word={word} href="/console" />
  const shown = { title, place: null, content, wide: false }
  const html = shellPage({ ask, shown, rail: await railOf(ask), told: null, assets: await consoleBundle() })
  return sendHtml(request, reply.code(STATUS[word]), html)
}

/** One sentence for a page that stays as it is. */
export function sayNo({ reply }: Context, ask: Ask, status: number, sentence: string): unknown {
  return reply
    .code(status)
    .headers({ 'HX-Reswap': 'none', 'HX-Trigger': inHeader({ told: { sentence, tone: 'bad' } }), 'cache-control': 'no-store' })
    .type('text/plain; charset=utf-8')
    .send(ask.fragment ? sentence : `${sentence}\n`)
}

/** Nobody is signed in: a page leads to the door and back; a script keeps its page and says so. */
export async function signedOut(context: Context): Promise<unknown> {
  const { request, reply } = context
  if (isScripted(request))
    return reply.code(401).headers({ 'HX-Trigger': 'signed-out', 'HX-Reswap': 'none', 'cache-control': 'no-store' }).send()
  if (request.headers.accept === 'text/event-stream') return reply.code(401).send()
  const to = request.method === 'GET' ? request.url : '/console'
  return reply.header('cache-control', 'no-store').redirect(`/console/sign-in?to=${encodeURIComponent(to)}`, 303)
}

/** Something broke, or the server itself refused the request: said without asking the database for anything. */
export async function failed(context: Context, error: unknown): Promise<unknown> {
  const { parts, request, reply } = context
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  const word = typeof status === 'number' && status < 500 ? (WORDS[status] ?? 'invalid') : 'server'
  // its name only: a message or a stack may quote what a citizen wrote
  if (word === 'server') parts.log.error({ request: request.id, error: errorName(error) }, 'console: not served')
  const locale = localeOf(request)
  const sentence = consoleWords(locale)(`refused.${word}`)
  if (isScripted(request)) reply.headers({ 'HX-Reswap': 'none', 'HX-Trigger': inHeader({ told: { sentence, tone: 'bad' } }) })
  const content = <Refusal locale={locale} word={word} href="/console" />
  return sendHtml(request, reply.code(STATUS[word]), doorPage({ locale, title: sentence, assets: await consoleBundle(), content }))
}

const WORDS: Readonly<Record<number, RefusalWord>> = { 403: 'form', 404: 'not-found', 429: 'many' }

function Refusal({ locale, word, href }: { locale: ConsoleLocale; word: RefusalWord; href: string }) {
  const words = consoleWords(locale)
  return (
    <section class="refusal">
      <Warning />
      <h1>{words(`refused.${word}`)}</h1>
      <p>{words(`refused.${word}-why`)}</p>
      <a class="btn btn-primary" href={href}>
        {words('refused.home')}
      </a>
    </section>
  )
}
