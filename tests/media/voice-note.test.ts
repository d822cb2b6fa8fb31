import { expect, test } from 'vitest'
import { typeOf } from '../../bot/media/kinds.ts'
import { samplesOf } from '../../bot/media/ogg.ts'
import { asVoiceNote } from '../../bot/media/voice-note.ts'
import { jpeg, mp3, ogg, webm } from '../support/media-samples.ts'

/** The pages of an Ogg file, each with its packets. */
function pagesOf(file: Buffer) {
  const pages: { flags: number; granule: number; sequence: number; packets: Buffer[] }[] = []
  for (let at = 0; at < file.length; ) {
    expect(file.toString('latin1', at, at + 4)).toBe('OggS')
    const lacing = [...file.subarray(at + 27, at + 27 + (file[at + 26] ?? 0))]
    let from = at + 27 + lacing.length
    const packets: Buffer[] = []
    let open = Buffer.alloc(0)
    for (const length of lacing) {
      open = Buffer.concat([open, file.subarray(from, from + length)])
      from += length
      if (length < 255) [open] = [Buffer.alloc(0), packets.push(open)]
    }
    pages.push({ flags: file[at + 5] ?? 0, granule: Number(file.readBigUInt64LE(at + 6)), sequence: file.readUInt32LE(at + 18), packets })
    at = from
  }
  return pages
}
const packets = Array.from({ length: 400 }, (_, i) =>
  Buffer.concat([Buffer.from([0x78 | 0]), Buffer.alloc([1, 80, 254, 255, 600][i % 5] ?? 0, i)]),
)

test.each([
  ['whose length is known', false],
  ['as a browser records it live', true],
])('a WebM %s is wrapped anew, packet by packet', async (_, live) => {
  const note = asVoiceNote({ content: webm(packets, live), mime: 'audio/webm' })
  expect(note?.mime).toBe('audio/ogg')
  const content = note?.content ?? Buffer.alloc(0)
  expect(await typeOf(content, 'voice')).toBe('audio/ogg')
  const [head, tags, ...sound] = pagesOf(content)
  expect(head).toMatchObject({ flags: 2, granule: 0 })
  expect(head?.packets[0]?.toString('latin1', 0, 8)).toBe('OpusHead')
  expect(tags?.packets[0]?.toString('latin1', 0, 8)).toBe('OpusTags')
  expect(sound.flatMap(page => page.packets)).toEqual(packets)
  expect([head, tags, ...sound].map(page => page?.sequence)).toEqual([head, tags, ...sound].map((_, i) => i))
  expect(sound.map(({ flags }) => flags)).toEqual([...Array(sound.length - 1).fill(0), 4])
  // 400 packets of 20 ms
  expect(sound.at(-1)?.granule).toBe(400 * 960)
})

test.each([
  [0x00, 480],
  [0x08, 960],
  [0x18, 2880],
  [0x60, 480],
  [0x68, 960],
  [0x80, 120],
  [0xf8, 960],
  [0xf9, 1920],
  [0xfa, 1920],
])('a packet that begins with %i sounds for %i samples', (toc, samples) => {
  expect(samplesOf(Uint8Array.of(toc, 3))).toBe(samples)
})
test('a packet of several frames says how many', () => {
  expect(samplesOf(Uint8Array.of(0xfb, 3))).toBe(3 * 960)
})

test('what messengers take already goes as it is, and what they do not take is no voice note', () => {
  for (const [content, mime] of [
    [ogg(), 'audio/ogg'],
    [mp3(), 'audio/mpeg'],
  ] as const)
    expect(asVoiceNote({ content, mime })?.content).toBe(content)
  expect(asVoiceNote({ content: Buffer.from('RIFF'), mime: 'audio/wav' })).toBeNull()
  expect(asVoiceNote({ content: jpeg(), mime: 'audio/webm' })).toBeNull()
  expect(asVoiceNote({ content: webm(packets, false, 'A_VORBIS'), mime: 'audio/webm' })).toBeNull()
})

test('a broken or hostile recording never throws, and never makes us loop', () => {
  const whole = webm(packets.slice(0, 4), true)
  for (let at = 0; at < whole.length; at++) {
    expect(() => asVoiceNote({ content: whole.subarray(0, at), mime: 'audio/webm' })).not.toThrow()
    const spoilt = Buffer.from(whole)
    spoilt[at] = (spoilt[at] ?? 0) ^ 0xff
    expect(() => asVoiceNote({ content: spoilt, mime: 'audio/webm' })).not.toThrow()
  }
})
