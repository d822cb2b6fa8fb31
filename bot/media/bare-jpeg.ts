import { orientationOf, orientationSegment } from './orientation.ts'

const [SOS, EOI, APP0, APP1, APP2, APP14, COM] = [0xda, 0xd9, 0xe0, 0xe1, 0xe2, 0xee, 0xfe]
const startsWith = (bytes: Uint8Array, words: string): boolean => Buffer.from(bytes.subarray(0, words.length)).toString('latin1') === words

/**
 * A JPEG with only what draws it: no EXIF, XMP, IPTC, comments, previews or second pictures. Which way up it is held is kept,
 * since nothing else says it. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B
 */
export function bareJpeg(picture: Uint8Array): Uint8Array | null {
  if (picture[0] !== 0xff || picture[1] !== 0xd8) return null
  const kept: Uint8Array[] = [picture.subarray(0, 2)]
  let turned = 1
  let at = 2
  while (at < picture.length) {
    const segment = segmentAt(picture, at)
    if (!segment) return null
    const { marker, end } = segment
    if (marker === EOI) return Buffer.concat([...withOrientation(kept, turned), Uint8Array.of(0xff, EOI)])
    const body = picture.subarray(at + 4, end)
    if (marker === APP1) turned = orientationOf(body) ?? turned
    if (draws(marker, body)) kept.push(picture.subarray(at, end))
    at = end
    if (marker !== SOS) continue
    const next = afterScan(picture, at)
    kept.push(picture.subarray(at, next))
    at = next
  }
  // the end is missing: what was drawn so far is still a picture
  return kept.length > 2 ? Buffer.concat([...withOrientation(kept, turned), Uint8Array.of(0xff, EOI)]) : null
}

type Segment = { marker: number; end: number }

function segmentAt(picture: Uint8Array, at: number): Segment | null {
  const marker = picture[at + 1]
  if (picture[at] !== 0xff || marker === undefined || marker < 0xc0) return null
  if (marker === EOI) return { marker, end: at + 2 }
  const length = ((picture[at + 2] ?? 0) << 8) | (picture[at + 3] ?? 0)
  return length < 2 || at + 2 + length > picture.length ? null : { marker, end: at + 2 + length }
}

// the colours' profile and how they are coded belong to the picture; all other application segments tell of something else
function draws(marker: number, body: Uint8Array): boolean {
  if (marker === COM) return false
  if (marker < APP0 || marker > 0xef) return true
  return (
    (marker === APP0 && startsWith(body, 'JFIF\0')) ||
    (marker === APP2 && startsWith(body, 'ICC_PROFILE\0')) ||
    (marker === APP14 && startsWith(body, 'Adobe'))
  )
}

// within a scan FF is followed by 00, or by a restart mark
function afterScan(picture: Uint8Array, from: number): number {
  for (let at = from; at < picture.length - 1; at++) {
    const next = picture[at + 1] ?? 0
    if (picture[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return picture.length
}

const withOrientation = ([start, ...rest]: Uint8Array[], turned: number): Uint8Array[] =>
  start && turned !== 1 ? [start, orientationSegment(turned), ...rest] : [start ?? new Uint8Array(), ...rest]
