const ORIENTATION = 0x0112
const HEADER = 'Exif\0\0'

/** Which way up a picture is held, 1 to 8, as its EXIF segment says; null when this is none or says nothing. EXIF 2.32, 4.6.4 */
export function orientationOf(segment: Uint8Array): number | null {
  const bytes = Buffer.from(segment.buffer, segment.byteOffset, segment.byteLength)
  if (bytes.length < HEADER.length + 8 || bytes.toString('latin1', 0, HEADER.length) !== HEADER) return null
  const tiff = bytes.subarray(HEADER.length)
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let i = 0; i < Math.min(short(first), 200); i++) {
    const entry = first + 2 + i * 12
    const value = short(entry) === ORIENTATION ? short(entry + 8) : 0
    if (value >= 1 && value <= 8) return value
  }
  return null
}

/** A segment of a JPEG that says which way up it is held, and nothing else. */
export function orientationSegment(turned: number): Uint8Array {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(ORIENTATION, 10)
  tiff.writeUInt16BE(3, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(turned, 18)
  const head = Buffer.from([0xff, 0xe1, 0, 2 + HEADER.length + tiff.length])
  return Buffer.concat([head, Buffer.from(HEADER, 'latin1'), tiff])
}
