const [EXTENSION, IMAGE, END] = [0x21, 0x2c, 0x3b]
const [CONTROL, APPLICATION] = [0xf9, 0xff]
/** What makes a picture move again and again. Other applications' blocks tell of something else. */
const LOOPS = new Set(['NETSCAPE2.0', 'ANIMEXTS1.0'])

/** A GIF with only what draws and moves it. Null when it is broken. https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export function bareGif(picture: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength)
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6)) || bytes.length < 13) return null
  let at = 13 + tableAt(bytes, 10)
  const kept: Uint8Array[] = [bytes.subarray(0, at)]
  while (at < bytes.length) {
    const sign = bytes[at]
    if (sign === END) return Buffer.concat([...kept, Uint8Array.of(END)])
    const end = sign === EXTENSION ? afterBlocks(bytes, at + 2) : sign === IMAGE ? afterImage(bytes, at) : null
    if (end === null) return null
    if (sign === IMAGE || draws(bytes, at)) kept.push(bytes.subarray(at, end))
    at = end
  }
  return null
}

function draws(bytes: Buffer, at: number): boolean {
  if (bytes[at + 1] === CONTROL) return true
  return bytes[at + 1] === APPLICATION && LOOPS.has(bytes.toString('latin1', at + 3, at + 14))
}

// the table of colours that the flags at a place announce
const tableAt = (bytes: Buffer, flags: number): number => ((bytes[flags] ?? 0) & 0x80 ? 3 * 2 ** (((bytes[flags] ?? 0) & 7) + 1) : 0)

const afterImage = (bytes: Buffer, at: number): number | null => afterBlocks(bytes, at + 10 + tableAt(bytes, at + 9) + 1)

// pieces of at most 255 bytes, the last of none
function afterBlocks(bytes: Buffer, from: number): number | null {
  for (let at = from; at < bytes.length; ) {
    const length = bytes[at] ?? 0
    at += 1 + length
    if (length === 0) return at
  }
  return null
}
