import { expect, test } from 'vitest'
import { bare } from '../../bot/media/bare.ts'
import { orientationOf } from '../../bot/media/orientation.ts'
import {
  film,
  gif,
  jpeg,
  pdf,
  png,
  TELLTALE,
  talkativeGif,
  talkativeJpeg,
  talkativePng,
  talkativeWebp,
  webp,
} from '../support/media-samples.ts'

const PICTURES = [
  ['image/jpeg', talkativeJpeg(1), jpeg()],
  ['image/png', talkativePng(), png()],
  ['image/webp', talkativeWebp(), webp()],
  ['image/gif', talkativeGif(), gif()],
  ['video/mp4', film(true), film(false)],
  ['video/quicktime', film(true), film(false)],
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

test('a moving picture goes on moving', () => {
  const loop = Buffer.concat([Buffer.from([0x21, 0xff, 11]), Buffer.from('NETSCAPE2.0'), Buffer.from([3, 1, 0, 0, 0])])
  const moving = Buffer.concat([gif().subarray(0, 19), loop, Buffer.from([0x21, 0xf9, 4, 0, 10, 0, 0, 0]), gif().subarray(19)])
  expect(Buffer.from(bare(moving, 'image/gif') ?? [])).toEqual(moving)
})

test('what is no such picture is left alone', () => {
  expect(bare(pdf(), 'application/pdf')).toEqual(pdf())
})
