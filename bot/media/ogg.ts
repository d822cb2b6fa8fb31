import type { OpusSound } from './webm.ts'

// https://www.rfc-editor.org/rfc/rfc3533 (Ogg) and https://www.rfc-editor.org/rfc/rfc7845 (Opus in it)
const [FIRST, LAST] = [0x02, 0x04]
const MOST_PIECES = 255
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24
  for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  return sum >>> 0
})

/** An Ogg file that sounds the same: what Telegram and WhatsApp take as a voice note. Nothing is decoded, so nothing is lost. `serial`: any number. */
export function oggOf({ head, packets }: OpusSound, serial: number): Buffer {
  const pages = [
    page([head], { granule: 0, flags: FIRST, serial, sequence: 0 }),
    page([tags()], { granule: 0, flags: 0, serial, sequence: 1 }),
  ]
  let [waiting, pieces, granule]: [Uint8Array[], number, number] = [[], 0, 0]
  const flush = (flags: number) => {
    pages.push(page(waiting, { granule, flags, serial, sequence: pages.length }))
    ;[waiting, pieces] = [[], 0]
  }
  for (const packet of packets) {
    if (waiting.length > 0 && pieces + piecesOf(packet) > MOST_PIECES) flush(0)
    waiting.push(packet)
    pieces += piecesOf(packet)
    granule += samplesOf(packet)
  }
  flush(LAST)
  return Buffer.concat(pages)
}

const piecesOf = ({ length }: Uint8Array): number => Math.floor(length / 255) + 1

type Page = { granule: number; flags: number; serial: number; sequence: number }

function page(packets: readonly Uint8Array[], { granule, flags, serial, sequence }: Page): Buffer {
  const lacing = packets.flatMap(packet => [...Array<number>(piecesOf(packet) - 1).fill(255), packet.length % 255])
  const bytes = Buffer.concat([Buffer.alloc(27), Buffer.from(lacing), ...packets])
  bytes.write('OggS', 'latin1')
  bytes[5] = flags
  bytes.writeBigUInt64LE(BigInt(granule), 6)
  bytes.writeUInt32LE(serial >>> 0, 14)
  bytes.writeUInt32LE(sequence, 18)
  bytes[26] = lacing.length
  bytes.writeUInt32LE(checksum(bytes), 22)
  return bytes
}

function checksum(bytes: Uint8Array): number {
  let sum = 0
  for (const byte of bytes) sum = ((sum << 8) ^ (TABLE[((sum >>> 24) ^ byte) & 0xff] ?? 0)) >>> 0
  return sum
}

function tags(): Buffer {
  const name = Buffer.from('jisr')
  const bytes = Buffer.alloc(8 + 4 + name.length + 4)
  bytes.write('OpusTags', 'latin1')
  bytes.writeUInt32LE(name.length, 8)
  name.copy(bytes, 12)
  return bytes
}

/** How long a packet sounds, in samples of 1/48000 s, as its first byte says. RFC 6716, 3.1 */
export function samplesOf(packet: Uint8Array): number {
  const toc = packet[0] ?? 0
  const kind = toc >> 3
  const ms = kind < 12 ? [10, 20, 40, 60][kind & 3] : kind < 16 ? [10, 20][kind & 1] : [2.5, 5, 10, 20][kind & 3]
  const frames = [1, 2, 2, (packet[1] ?? 0) & 0x3f][toc & 3]
  return (ms ?? 0) * 48 * (frames ?? 0)
}
