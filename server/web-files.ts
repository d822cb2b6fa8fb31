import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { MediaKind } from '../bot/media/kinds.ts'
import type { NotKept, Stored } from '../bot/media/store.ts'
import type { Files } from '../bot/ports.ts'
import { giveFile, noSuchPart, partOf } from './file-reply.ts'
import { Refused, sameOrigin } from './refuse.ts'
import { parseFileFields, type SaidEvent } from './said-event.ts'
import { visitorsOf } from './visitor.ts'
import type { WordKey } from './words.ts'

/** What a page sends with a file, once the file is kept. */
export type SentFile = { id: string; event: SaidEvent; file: Stored }
/** Hears it, and answers the request. */
export type HearFile = (sent: SentFile, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

const WHY: Readonly<Record<NotKept['refused'], [status: number, word: WordKey]>> = {
  'too-big': [413, 'web.error.file-size'],
  type: [415, 'web.error.file-type'],
  empty: [415, 'web.error.file-type'],
}
/** Files a minute of one visitor, and of all who come from one network address without being known yet. */
const MOST = { visitor: 20, network: 200 } as const

const mostOf = (_request: FastifyRequest, key: unknown): number => MOST[String(key).startsWith('visitor:') ? 'visitor' : 'network']

/** `POST /chat/media` takes a file of a page, `GET /chat/media/:id` gives one to whom its conversation belongs, and to nobody else. */
export async function webFiles(scope: FastifyInstance, files: Files, hear: HearFile): Promise<void> {
  await scope.register(multipart, {
    limits: { files: 1, fields: 5, parts: 6, fieldSize: 8_192, fileSize: files.limit + 1 },
    throwFileSizeLimit: false,
  })
  const limited = { config: { rateLimit: { max: mostOf, timeWindow: '1 minute' } }, onRequest: sameOrigin }

  scope.post('/chat/media', limited, async (request, reply) => {
    if (!request.isMultipart()) throw new Refused(400, 'web.error.invalid')
    const { put, fields } = await received(request)
    if (!put) throw new Refused(400, 'web.error.invalid')
    if ('refused' in put) throw new Refused(...WHY[put.refused])
    try {
      const { id, caption } = parseFileFields(fields)
      const event = {
        kind: 'media',
        media: put.kind,
        file: put.id,
        ...(put.name && { name: put.name }),
        ...(caption && { caption }),
      } as const
      return await hear({ id, event, file: put }, request, reply)
    } finally {
      // heard before, or not heard at all: then no message has it
      await files.drop(put.id)
    }
  })

  // the kind stands before the file in every form of ours: a recording is told from a film by it
  async function received(request: FastifyRequest): Promise<{ put: Stored | NotKept | null; fields: Record<string, string> }> {
    const fields: Record<string, string> = {}
    let put: Stored | NotKept | null = null
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value)
      else {
        const kind: MediaKind = fields.kind === 'voice' ? 'voice' : 'photo'
        // what is left of one that is too long is read to its end, so that the page hears why
        put = await files.put(part.file.iterator({ destroyOnReturn: false }), { kind, name: part.filename })
        part.file.resume()
      }
    }
    return { put, fields }
  }

  scope.get<{ Params: { id: string } }>('/chat/media/:id', { config: { rateLimit: false } }, async (request, reply) => {
    const addresses = visitorsOf(request).map(({ address }) => address)
    const whole = await files.open('web', addresses, request.params.id)
    if (!whole) return reply.code(404).send({ error: 'not found' })
    const part = partOf(request, whole.length)
    if (!part) return giveFile(reply, whole, false)
    whole.stream.destroy()
    if (part.from >= part.to) return noSuchPart(reply, whole.length)
    const opened = await files.open('web', addresses, request.params.id, part)
    return opened ? giveFile(reply, opened, true) : reply.code(404).send({ error: 'not found' })
  })
}
