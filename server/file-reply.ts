import type { FastifyReply, FastifyRequest } from 'fastify'
import { TYPES } from '../bot/media/kinds.ts'
import type { OpenedFile } from '../bot/ports.ts'

type Part = { from: number; to: number }

/**
 * The part of a file a request asks for: `bytes=100-`, `bytes=100-199`, `bytes=-50`. Null when it asks for all, or in a way we do not
 * serve: then all is given, as the standard allows. https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
function partOf(request: FastifyRequest, length: number): Part | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(request.headers.range ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return null
  if (first === '') return { from: Math.max(0, length - Number(last)), to: length }
  return { from: Number(first), to: last === '' ? length : Math.min(Number(last) + 1, length) }
}

/**
 * Gives a file to a browser. Only what is looked at or listened to is shown in place; whatever it is, it is taken for what it was found
 * to be, runs nothing, and is kept by no cache.
 */
function giveFile(reply: FastifyReply, { mime, name, kind, id, length, from, to, stream }: OpenedFile, asked: boolean): FastifyReply {
  const type = TYPES[mime]
  const file = name ?? `jisr-${kind}-${id.slice(0, 8)}.${type?.endings[0] ?? 'bin'}`
  reply.headers({
    'content-type': mime,
    'content-length': to - from,
    'content-disposition': `${type?.shows ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded(file)}`,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    ...(asked && { 'content-range': `bytes ${from}-${to - 1}/${length}` }),
  })
  return reply.code(asked ? 206 : 200).send(stream)
}

/** Answers a request for a part that is not there. */
const noSuchPart = (reply: FastifyReply, length: number): FastifyReply =>
  reply.code(416).header('content-range', `bytes */${length}`).send()

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, letter => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)

/** Answers with a file, or the part of it that is asked for; 404 when there is none. `open` opens it, once or again for a part. */
export async function giveParts(
  request: FastifyRequest,
  reply: FastifyReply,
  open: (part?: Part) => Promise<OpenedFile | null>,
): Promise<FastifyReply> {
  const whole = await open()
  if (!whole) return reply.code(404).send({ error: 'not found' })
  const part = partOf(request, whole.length)
  if (!part) return giveFile(reply, whole, false)
  whole.stream.destroy()
  if (part.from >= part.to) return noSuchPart(reply, whole.length)
  const opened = await open(part)
  return opened ? giveFile(reply, opened, true) : reply.code(404).send({ error: 'not found' })
}
