import type { FastifyReply, FastifyRequest } from 'fastify'
import { consoleWords } from '../../locales/console.ts'
import { giveParts } from '../file-reply.ts'
import { receivedFile, whyNot } from '../received-file.ts'
import { word } from '../words.ts'
import { consoleBundle } from './bundle.ts'
import { shellPage } from './layout.tsx'
import { openStream } from './open-stream.ts'
import type { Ask, Deed, Download, Outcome, Page, Route, Shown, Taken, Upload } from './page.ts'
import type { ConsoleParts } from './parts.ts'
import { opens, railOf } from './rail-items.ts'
import { refuse, sayNo, signedOut } from './refusal.tsx'
import { fragmentOf, inHeader, isScripted, partOf, sendHtml } from './send.tsx'
import { csrfOf, isOurs, type SignedIn, whoAsks } from './session.ts'
import { keepTold, takeTold } from './told.ts'

/** A request and what is needed to answer it. */
export type Context = { parts: ConsoleParts; request: FastifyRequest; reply: FastifyReply }

/** Who asks, may they, and is it really them: then the route itself. `null` is a route that does not exist. */
export async function answer(context: Context, route: Route | null): Promise<unknown> {
  const { parts, request } = context
  const who = await whoAsks(request, parts, route?.kind !== 'stream')
  if (!who) return signedOut(context)
  const ask = askOf(context, who)
  if (!route) return refuse(context, ask, 'not-found')
  if (!route.roles.includes(who.staff.role)) return refuse(context, ask, 'role')
  if ((route.kind === 'deed' || route.kind === 'upload') && !isOurs(who.token, brought(request))) return notOurs(context, ask)
  const asked = { ...(request.query as object), ...(request.params as object) }
  if (route.kind === 'page') return showPage(context, ask, await route.show(ask, asked))
  if (route.kind === 'deed') return act(context, ask, route, asked)
  if (route.kind === 'download') return give(context, ask, route, asked)
  if (route.kind === 'file') return giveParts(request, context.reply, part => route.open(ask, asked, part))
  if (route.kind === 'upload') return take(context, ask, route, asked)
  return openStream(context, ask, route, asked)
}

// a page that outlived its session learns what to bring, if the same person signed in again; others cannot read the answer
function notOurs(context: Context, ask: Ask): unknown {
  if (!isScripted(context.request)) return refuse(context, ask, 'form')
  const triggers = { 'signed-in-again': { csrf: ask.csrf, staff: ask.staff.id } }
  return context.reply
    .code(403)
    .headers({ 'HX-Reswap': 'none', 'HX-Trigger': inHeader(triggers), 'cache-control': 'no-store' })
    .send()
}

const brought = ({ headers, body }: FastifyRequest): unknown =>
  headers['x-csrf-token'] ?? (body as Record<string, unknown> | null | undefined)?._csrf

function askOf({ parts, request }: Context, { staff, session, token }: SignedIn): Ask {
  return {
    staff,
    parts,
    words: consoleWords(staff.locale),
    now: parts.clock.now(),
    fragment: isScripted(request) && request.headers['hx-boosted'] !== 'true',
    session,
    csrf: csrfOf(token),
    url: request.url,
    origin: `${request.protocol}://${request.host}`,
    opens: path => opens(staff.role, path),
    requestId: request.id,
    again: null,
  }
}

async function showPage(context: Context, ask: Ask, shown: Shown | null, status = 200): Promise<unknown> {
  if (!shown) return refuse(context, ask, 'not-found')
  const { request, reply, parts } = context
  reply.code(status)
  if (ask.fragment) return sendHtml(request, reply, fragmentOf(shown, ask))
  const told = takeTold(request, reply, parts)
  return sendHtml(request, reply, shellPage({ ask, shown, rail: await railOf(ask), told, assets: await consoleBundle() }))
}

async function act(context: Context, ask: Ask, deed: Deed, asked: object): Promise<unknown> {
  const { request, reply, parts } = context
  const outcome = await deed.act(ask, asked, request.body ?? {})
  if (outcome === null) return refuse(context, ask, 'not-found')
  if ('go' in outcome) {
    if (outcome.told !== undefined) keepTold(request, reply, parts, outcome.told)
    return ask.fragment ? reply.header('HX-Redirect', outcome.go).code(204).send() : reply.redirect(outcome.go, 303)
  }
  // the address of a deed shows nothing when it is asked for: it is not left in the browser
  reply.header('HX-Push-Url', 'false')
  if ('once' in outcome) return showPage(context, { ...ask, fragment: false }, { ...outcome.once, wide: false })
  if ('show' in outcome) {
    if (outcome.triggers) reply.header('HX-Trigger', inHeader(outcome.triggers))
    return sendHtml(request, reply.code(outcome.status ?? 200), partOf(outcome.show))
  }
  return notDone(context, ask, deed.back, asked, outcome)
}

type NotDone = Extract<Outcome, { refused: number }>

// the page the form is on comes again, with all that was typed
async function notDone(context: Context, ask: Ask, back: Page | null, asked: object, { refused, sentence, fields }: NotDone) {
  if (ask.fragment || !back) return sayNo(context, ask, refused, sentence)
  const typed = (context.request.body ?? {}) as Record<string, unknown>
  const asking = { ...ask, again: { typed, wrong: fields ?? {}, sentence } }
  return showPage(context, asking, await back.show(asking, asked), refused)
}

async function give(context: Context, ask: Ask, download: Download, asked: object): Promise<unknown> {
  const given = await download.give(ask, asked)
  if (!given) return refuse(context, ask, 'not-found')
  context.reply.headers({
    'content-type': given.type,
    'content-disposition': `attachment; filename="${given.name}"`,
    'cache-control': 'no-store',
  })
  return context.reply.send(given.body)
}

async function take({ request, reply, parts }: Context, ask: Ask, route: Upload, asked: object): Promise<unknown> {
  const { put } = await receivedFile<Taken>(request, (content, claimed) => route.take(ask, asked, content, claimed))
  if (!put) return reply.code(404).send({ error: 'not found' })
  if ('sentence' in put) return reply.code(put.refused).send({ error: put.sentence })
  if ('refused' in put) {
    const [status, key] = whyNot(put)
    return reply.code(status).send({ error: word(ask.staff.locale, key) })
  }
  if (route.told) keepTold(request, reply, parts, route.told(ask))
  return reply.code(201).send({ mediaId: put.id, kind: put.kind, mime: put.mime, bytes: put.bytes, name: put.name })
}
