import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive, in pieces as they come. */
export type Entry = { name: string; pieces: AsyncIterable<string> }

const FROM_1980 = 0x21
/** Sizes come after the content, names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
const VERSION = 20

/** An archive, piece by piece: what was given out is not kept. Up to 4 GB (no ZIP64). */
export async function* zip(entries: readonly Entry[]): AsyncGenerator<Buffer> {
  const listed: Buffer[] = []
  let at = 0
  for (const { name, pieces } of entries) {
    const begin = at
    const head = localHead(name)
    at += head.length
    yield head
    const sums = { crc: 0, packed: 0, plain: 0 }
    for await (const packed of deflated(pieces, sums)) {
      sums.packed += packed.length
      at += packed.length
      yield packed
    }
    const tail = numbers([0x08074b50, 4], [sums.crc, 4], [sums.packed, 4], [sums.plain, 4])
    at += tail.length
    yield tail
    listed.push(centralHead(name, sums, begin))
  }
  const central = Buffer.concat(listed)
  yield central
  yield numbers([0x06054b50, 4], [0, 2], [0, 2], [listed.length, 2], [listed.length, 2], [central.length, 4], [at, 4], [0, 2])
}

type Sums = { crc: number; packed: number; plain: number }

async function* deflated(pieces: AsyncIterable<string>, sums: Sums): AsyncGenerator<Buffer> {
  const packer = createDeflateRaw()
  const feeding = (async () => {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece)
      sums.crc = crc32(bytes, sums.crc)
      sums.plain += bytes.length
      // no further than the reader: memory stays what it is
      if (!packer.write(bytes)) await new Promise(resolve => packer.once('drain', resolve))
    }
    packer.end()
  })()
  feeding.catch(error => packer.destroy(error))
  for await (const packed of packer) yield packed as Buffer
  await feeding
}

const localHead = (name: string): Buffer =>
  Buffer.concat([
    numbers(
      [0x04034b50, 4],
      [VERSION, 2],
      [FLAGS, 2],
      [DEFLATED, 2],
      [0, 2],
      [FROM_1980, 2],
      [0, 4],
      [0, 4],
      [0, 4],
      [Buffer.byteLength(name), 2],
      [0, 2],
    ),
    Buffer.from(name),
  ])

const centralHead = (name: string, { crc, packed, plain }: Sums, begin: number): Buffer =>
  Buffer.concat([
    numbers(
      [0x02014b50, 4],
      [VERSION, 2],
      [VERSION, 2],
      [FLAGS, 2],
      [DEFLATED, 2],
      [0, 2],
      [FROM_1980, 2],
      [crc, 4],
      [packed, 4],
      [plain, 4],
    ),
    numbers([Buffer.byteLength(name), 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [begin, 4]),
    Buffer.from(name),
  ])

function numbers(...fields: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const out = Buffer.alloc(fields.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of fields) {
    out.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return out
}
