/** Pieces that draw or move the picture; all others tell of something else. */
const DRAWS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04]

/** A WebP with only what draws it. Null when it is broken. https://developers.google.com/speed/webp/docs/riff_container */
export function bareWebp(picture: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength)
  if (bytes.length < 20 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return null
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= whole; ) {
    const length = bytes.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (at + 8 + length > whole) return null
    const name = bytes.toString('latin1', at, at + 4)
    if (DRAWS.has(name)) kept.push(name === 'VP8X' ? untold(bytes.subarray(at, end)) : padded(bytes.subarray(at, end), end - at))
    at = end
  }
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + body.length, 4)
  return body.length > 0 ? Buffer.concat([head, body]) : null
}

// the header says what the file holds
function untold(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk)
  if (copy.length > 8) copy[8] = (copy[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)
  return copy
}

const padded = (chunk: Buffer, length: number): Buffer =>
  chunk.length === length ? chunk : Buffer.concat([chunk, Buffer.alloc(length - chunk.length)])
