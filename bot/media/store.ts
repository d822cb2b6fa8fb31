import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { bare } from './bare.ts'
import { kindOf, type MediaKind, typeOf } from './kinds.ts'
import { cleanName } from './name.ts'
import { seal, unseal } from './sealed.ts'

/** A file that is kept: what it was found to be, how long it is, and a name that is safe to show. */
export type Stored = { id: string; kind: MediaKind; mime: string; bytes: number; name: string | null }
/** Why a file is not kept: it is empty, larger than we take, or nothing we keep. */
export type NotKept = { refused: 'empty' | 'too-big' | 'type' }
/** What is said of a file by whoever brings it. Believed of its kind, never of its content. `id`: a UUID it shall be known by. */
export type Claimed = { kind: MediaKind; name?: string | null | undefined; id?: string }
/** Bytes of a file, `from` to before `to`, of `length` in all. */
export type Opened = { length: number; from: number; to: number; stream: Readable }

export type MediaStore = {
  /** The largest file taken, in bytes. */
  limit: number
  /** Keeps a file. Resolves once it is safe on disk. A stream that breaks off rejects, and nothing is kept. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>, claimed: Claimed): Promise<Stored | NotKept>
  /** Opens a file, from its beginning or a part of it; null when there is none. A stream of a file that was tampered with ends with an error. */
  get(id: string, part?: { from: number; to: number }): Promise<Opened | null>
  /** Removes a file; nothing happens when there is none. */
  remove(id: string): Promise<void>
  /** The ids of all files, with the time each was written; also of what a crash left unfinished. */
  list(): AsyncGenerator<{ id: string; at: Date }>
}

export const MEGABYTE = 2 ** 20
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
// what a crash left half written
const UNFINISHED = /\.part$/
/** Files being taken in at once: each is held in memory while it is looked at. */
const AT_ONCE = 16

/** Files in a folder of this machine, found by content, without what pictures tell besides, encrypted, each under a random id. */
export function createMediaStore({
  folder,
  secret,
  limit = 16 * MEGABYTE,
}: {
  folder: string
  secret: string
  limit?: number
}): MediaStore {
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id)
  const place = places(AT_ONCE)

  async function keep(content: Uint8Array, { kind, name, id = randomUUID() }: Claimed): Promise<Stored | NotKept> {
    if (content.length === 0) return { refused: 'empty' }
    const mime = await typeOf(content, kind)
    const plain = mime && bare(content, mime)
    if (!mime || !plain) return { refused: 'type' }
    await write(pathOf(id), seal(plain, secret, id))
    return { id, kind: kindOf(mime, kind), mime, bytes: plain.length, name: cleanName(name, mime) }
  }

  return {
    limit,
    put: (content, claimed) =>
      place(async () => {
        const whole = content instanceof Uint8Array ? content : await collected(content, limit)
        return whole === null || whole.length > limit ? { refused: 'too-big' } : keep(whole, claimed)
      }),
    async get(id, part) {
      const file = ID.test(id) ? await open(pathOf(id)).catch(absent) : null
      const unsealed = file && (await unseal(file, secret, id))
      if (!unsealed) {
        await file?.close()
        return null
      }
      const from = Math.min(part?.from ?? 0, unsealed.length)
      const to = Math.min(part?.to ?? unsealed.length, unsealed.length)
      const stream = Readable.from(unsealed.read(from, to))
      stream.once('close', () => void file.close().catch(() => {}))
      return { length: unsealed.length, from, to, stream }
    },
    async remove(id) {
      if (ID.test(id.replace(UNFINISHED, ''))) await rm(pathOf(id), { force: true })
    },
    async *list() {
      for (const shelf of (await readdir(folder).catch(absent)) ?? []) {
        for (const id of (await readdir(join(folder, shelf)).catch(absent)) ?? []) {
          const found = await stat(join(folder, shelf, id)).catch(absent)
          if (found) yield { id, at: found.mtime }
        }
      }
    },
  }
}

// written elsewhere and moved into place, so that a file is whole or not there
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.part`
  const file = await open(unfinished, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

/** A stream's bytes, or null as soon as they are more than `limit`. */
async function collected(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}

/** Lets so many tasks run at once; the others wait for a place. */
function places(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = most
  return async task => {
    if (free > 0) free -= 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
