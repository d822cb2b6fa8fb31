/** Boxes that hold others. */
const HOLDS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'moof', 'traf'])
/** Boxes that tell of a film and draw nothing: where it was taken, by which device, by whom. ISO/IEC 14496-12, 8.10 and 8.11; QuickTime's user data */
const TELLS = new Set(['udta', 'meta', 'uuid'])
/** Boxes that say when it was made, in the bytes after their version and flags. */
const DATED = new Set(['mvhd', 'tkhd', 'mdhd'])

/**
 * A film or sound in MP4, QuickTime or 3GP that does not say where and when it was taken. What told of it becomes empty room of the same
 * length, so that nothing else moves. Null when it is broken.
 */
export function bareFilm(film: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(film)
  return clean(bytes, 0, bytes.length) ? bytes : null
}

function clean(bytes: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; ) {
    const box = boxAt(bytes, at, to)
    if (!box) return false
    const { name, body, end } = box
    if (TELLS.has(name)) {
      bytes.write('free', at + 4, 'latin1')
      bytes.fill(0, body, end)
    } else if (DATED.has(name)) undated(bytes, body, end)
    else if (HOLDS.has(name) && !clean(bytes, body, end)) return false
    at = end
  }
  return true
}

type Box = { name: string; body: number; end: number }

function boxAt(bytes: Buffer, at: number, to: number): Box | null {
  // some end with four empty bytes
  if (to - at < 8) return bytes.subarray(at, to).every(byte => byte === 0) ? { name: '', body: to, end: to } : null
  const short = bytes.readUInt32BE(at)
  const long = short === 1
  if (long && to - at < 16) return null
  const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
  const body = at + (long ? 16 : 8)
  return size < body - at || at + size > to ? null : { name: bytes.toString('latin1', at + 4, at + 8), body, end: at + size }
}

function undated(bytes: Buffer, body: number, end: number): void {
  const length = bytes[body] === 1 ? 16 : 8
  if (body + 4 + length <= end) bytes.fill(0, body + 4, body + 4 + length)
}
