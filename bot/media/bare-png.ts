const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
/** Pieces that draw or move the picture. Texts, times, EXIF and what nobody knows are not among them. https://www.w3.org/TR/png-3/#11Chunks */
const DRAWS = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP acTL fcTL fdAT'.split(' '))

/** A PNG with only what draws it. Null when it is broken. */
export function barePng(picture: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength)
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return null
  const kept: Uint8Array[] = [SIGNATURE]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (DRAWS.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}
