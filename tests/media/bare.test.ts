import { expect, test } from 'vitest'
import { bare } from '../../bot/media/bare.ts'
import { orientationOf } from '../../bot/media/orientation.ts'
import { jpeg, pdf, png, TELLTALE, talkativeJpeg, talkativePng, talkativeWebp, webp } from '../support/media-samples.ts'

const PICTURES = [
  ['image/jpeg', talkativeJpeg(1), jpeg()],
  ['image/png', talkativePng(), png()],
  ['image/webp', talkativeWebp(), webp()],
] as const

test.each(PICTURES)('%s keeps what draws it and tells nothing else', (mime, talkative, plain) => {
  expect(talkative.includes(TELLTALE)).toBe(true)
  expect(Buffer.from(bare(talkative, mime) ?? [])).toEqual(plain)
  expect(Buffer.from(bare(plain, mime) ?? [])).toEqual(plain)
})

test.each([2, 3, 4, 5, 6, 7, 8])('a picture held another way (%i) stays so', turned => {
  const kept = Buffer.from(bare(talkativeJpeg(turned), 'image/jpeg') ?? [])
  expect(kept.includes(TELLTALE)).toBe(false)
  expect(kept.includes('Exif')).toBe(true)
  expect(orientationOf(kept.subarray(6))).toBe(turned)
})

test.each(PICTURES)('%s cut off anywhere, or with any byte changed, is either kept without a word or refused', (mime, talkative) => {
  for (let at = 1; at < talkative.length; at++) {
    const cut = bare(talkative.subarray(0, at), mime)
    if (cut) expect(Buffer.from(cut).includes(TELLTALE)).toBe(false)
    const spoilt = Buffer.from(talkative)
    spoilt[at] = (spoilt[at] ?? 0) ^ 0x55
    expect(() => bare(spoilt, mime)).not.toThrow()
  }
})

test('what is no such picture is left alone', () => {
  expect(bare(pdf(), 'application/pdf')).toEqual(pdf())
})
