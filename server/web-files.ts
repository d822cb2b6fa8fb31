import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Stored } from '../bot/media/store.ts'
import type { Files } from '../bot/ports.ts'
import { giveParts } from './file-reply.ts'
import { formLimits, receivedFile, whyNot } from './received-file.ts'
import { Refused, sameOrigin } from './refuse.ts'
import { parseFileFields, type SaidEvent } from './said-event.ts'
import { visitorsOf } from './visitor.ts'

/** What a page sends with a file, once the file is kept. */
export type SentFile = { id: string; event: SaidEvent; file: Stored }
/** Hears it, and answers the request. */
export type HearFile = (sent: SentFile, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

/** Files a minute of one visitor, and of all who come from one network address without being known yet. */
const MOST = { visitor: 20, network: 200 } as const

const mostOf = (_request: FastifyRequest, key: unknown): number => MOST[String(key).startsWith('visitor:') ? 'visitor' : 'network']

/** `POST /chat/media` takes a file of a page, `GET /chat/media/:id` gives one to whom its conversation belongs, and to nobody else. */
export async function webFiles(scope: FastifyInstance, files: Files, hear: HearFile): Promise<void> {
  await scope.register(multipart, formLimits(files.limit))
  const limited = { config: { rateLimit: { max: mostOf, timeWindow: '1 minute' } }, onRequest: sameOrigin }

  scope.post('/chat/media', limited, async (request, reply) => {
    const { put, fields } = await receivedFile(request, files.put)
    if (!put) throw new Refused(400, 'web.error.invalid')
    if ('refused' in put) throw new Refused(...whyNot(put))
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

  scope.get<{ Params: { id: string } }>('/chat/media/:id', { config: { rateLimit: false } }, async (request, reply) => {
    const addresses = visitorsOf(request).map(({ address }) => address)
    return giveParts(request, reply, part => files.open('web', addresses, request.params.id, part))
  })
}
