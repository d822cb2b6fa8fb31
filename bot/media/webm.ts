// https://www.rfc-editor.org/rfc/rfc8794 (EBML) and https://www.matroska.org/technical/elements.html
const [SEGMENT, TRACKS, TRACK, CLUSTER, GROUP] = [0x18538067, 0x1654ae6b, 0xae, 0x1f43b675, 0xa0]
const [CODEC, SETUP, SIMPLE_BLOCK, BLOCK] = [0x86, 0x63a2, 0xa3, 0xa1]
const HOLDS_OTHERS = new Set([SEGMENT, TRACKS, TRACK, CLUSTER, GROUP])
const LACED = 0x06

/** A recording's sound: how its decoder is set up (`OpusHead`), and its packets in order. */
export type OpusSound = { head: Uint8Array; packets: Uint8Array[] }

/** The Opus sound in a WebM as browsers record it: one track, one packet a block. Null for anything else, or when it is broken. */
export function opusOf(webm: Uint8Array): OpusSound | null {
  const parts = partsOf(webm)
  if (!parts) return null
  const all = (...ids: readonly number[]) => parts.flatMap(({ id, body }) => (ids.includes(id) ? [body] : []))
  const [[codec], [head], packets] = [all(CODEC), all(SETUP), all(SIMPLE_BLOCK, BLOCK).map(packetOf)]
  if (all(TRACK).length !== 1 || !beginsWith(codec, 'A_OPUS') || !beginsWith(head, 'OpusHead')) return null
  const whole = packets.filter(packet => packet !== null)
  return head && whole.length > 0 && whole.length === packets.length ? { head, packets: whole } : null
}

const beginsWith = (bytes: Uint8Array | undefined, words: string): boolean =>
  Buffer.from(bytes?.subarray(0, words.length) ?? []).toString('latin1') === words

// one after the other, whatever they are part of
function partsOf(webm: Uint8Array): { id: number; body: Uint8Array }[] | null {
  const parts: { id: number; body: Uint8Array }[] = []
  for (let at = 0; at < webm.length; ) {
    const element = elementAt(webm, at)
    if (!element) return null
    const { id, from, size } = element
    // a live recording does not know how long its parts will be; what they hold follows in any case
    at = HOLDS_OTHERS.has(id) ? from : from + (size ?? Number.POSITIVE_INFINITY)
    if (at > webm.length) return null
    parts.push({ id, body: webm.subarray(from, at) })
  }
  return parts
}

type Element = { id: number; from: number; size: number | null }

function elementAt(bytes: Uint8Array, at: number): Element | null {
  const id = numberAt(bytes, at, 4, true)
  const size = id && numberAt(bytes, at + id.length, 8, false)
  return id && size ? { id: id.value, from: at + id.length + size.length, size: size.unknown ? null : size.value } : null
}

// the first byte's leading zeros say how many bytes follow; an id keeps the mark itself
function numberAt(
  bytes: Uint8Array,
  at: number,
  most: number,
  keepsMark: boolean,
): { value: number; length: number; unknown: boolean } | null {
  const first = bytes[at] ?? 0
  const length = Math.clz32(first) - 23
  if (first === 0 || length > most || at + length > bytes.length) return null
  const bare = first & (0xff >> length)
  let value = keepsMark ? first : bare
  let unknown = bare === 0xff >> length
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte
    unknown &&= byte === 0xff
  }
  return { value, length, unknown }
}

function packetOf(block: Uint8Array): Uint8Array | null {
  const track = numberAt(block, 0, 8, false)
  const flags = track && block[track.length + 2]
  if (!track || flags === undefined || flags === null || flags & LACED || block.length <= track.length + 3) return null
  return block.subarray(track.length + 3)
}
