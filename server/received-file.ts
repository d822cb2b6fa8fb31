import type { FastifyRequest } from 'fastify'
import type { Claimed, NotKept, Stored } from '../bot/media/store.ts'
import { Refused } from './refuse.ts'
import type { WordKey } from './words.ts'

/** How a form with one file is limited. `limit`: bytes of the file. */
export const formLimits = (limit: number) =>
  ({ limits: { files: 1, fields: 5, parts: 6, fieldSize: 8_192, fileSize: limit + 1 }, throwFileSizeLimit: false }) as const

type Put<T> = (content: AsyncIterable<Uint8Array>, claimed: Claimed) => Promise<Stored | NotKept | T>

/** Reads a form with a file: the fields before and after it, and what became of the file; null when there was none. */
export async function receivedFile<T = never>(
  request: FastifyRequest,
  put: Put<T>,
): Promise<{ put: Stored | NotKept | T | null; fields: Record<string, string> }> {
  if (!request.isMultipart()) throw new Refused(400, 'web.error.invalid')
  const fields: Record<string, string> = {}
  let kept: Stored | NotKept | T | null = null
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
    else {
      // the kind stands before the file in every form of ours: a recording is told from a film by it
      const kind = fields.kind === 'voice' ? 'voice' : fields.kind === 'paper' ? 'document' : 'photo'
      kept = await put(part.file.iterator({ destroyOnReturn: false }), { kind, name: part.filename })
      // what is left of one that is too long is read to its end, so that the page hears why
      part.file.resume()
    }
  }
  return { put: kept, fields }
}

const WHY: Readonly<Record<NotKept['refused'], [status: number, word: WordKey]>> = {
  'too-big': [413, 'web.error.file-size'],
  type: [415, 'web.error.file-type'],
  empty: [415, 'web.error.file-type'],
}
/** The status and the words for a file that is not kept. */
export const whyNot = ({ refused }: NotKept): [status: number, word: WordKey] => WHY[refused]
