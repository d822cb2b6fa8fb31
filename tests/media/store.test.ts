import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MediaKind } from '../../bot/media/kinds.ts'
import { cleanName } from '../../bot/media/name.ts'
import { CHUNK } from '../../bot/media/sealed.ts'
import { createMediaStore, MEGABYTE, type MediaStore, type Stored } from '../../bot/media/store.ts'
import { bomb, docx, gif, heic, jpeg, mp3, mp4, ogg, pdf, png, talkativeJpeg, tgs, webp, zip } from '../support/media-samples.ts'

let folder: string
let store: MediaStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jisr-media-'))
  store = createMediaStore({ folder, secret: 's'.repeat(32) })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const kept = async (content: Uint8Array, kind: MediaKind = 'document', name?: string): Promise<Stored> => {
  const put = await store.put(content, { kind, name })
  if ('refused' in put) throw new Error(`refused: ${put.refused}`)
  return put
}
const read = async (id: string, part?: { from: number; to: number }) => {
  const opened = await store.get(id, part)
  return opened && Buffer.concat(await opened.stream.toArray())
}
const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
const pathOf = (id: string) => join(folder, id.slice(0, 2), id)
/** A PDF of some length, no two chunks of it alike. */
const long = (length: number) => Buffer.concat([pdf(), Buffer.alloc(length - pdf().length, '0123456789abcdefg')])

describe('what is kept', () => {
  it.each<[string, Buffer, MediaKind, string, MediaKind]>([
    ['a JPEG', jpeg(), 'photo', 'image/jpeg', 'photo'],
    ['a PNG', png(), 'photo', 'image/png', 'photo'],
    ['a WebP', webp(), 'sticker', 'image/webp', 'sticker'],
    ['a GIF', gif(), 'photo', 'image/gif', 'photo'],
    ['a PDF', pdf(), 'document', 'application/pdf', 'document'],
    ['a letter', docx(), 'document', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
    ['a voice note', ogg(), 'voice', 'audio/ogg', 'voice'],
    ['a sound', mp3(), 'voice', 'audio/mpeg', 'voice'],
    ['a film', mp4(), 'video', 'video/mp4', 'video'],
    ['a phone’s recording, in the container of films', mp4(), 'voice', 'audio/mp4', 'voice'],
    ['a picture sent as a document', jpeg(), 'document', 'image/jpeg', 'document'],
    ['a document said to be a photo', pdf(), 'photo', 'application/pdf', 'document'],
  ])('%s is known by its content', async (_, content, kind, mime, shownAs) => {
    const stored = await kept(content, kind)
    expect(stored).toMatchObject({ mime, kind: shownAs, bytes: content.length })
    expect(await read(stored.id)).toEqual(content)
  })

  it.each<[string, Buffer, string]>([
    ['a script named .jpg', Buffer.from('#!/bin/sh\nrm -rf ~\n'), 'type'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'type'],
    [
      'a drawing that may hold a script',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'type',
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'type'],
    ['a picture of a kind whose hidden place cannot be dropped', heic(), 'type'],
    ['a letter that unpacks to 900 MB', bomb(900), 'type'],
    ['an animated sticker', tgs(), 'type'],
    ['an archive', zip({ 'x.txt': 'x', 'y.txt': 'y' }), 'type'],
    ['plain words', Buffer.from('salam'), 'type'],
    ['a picture that is only a beginning', jpeg().subarray(0, 3), 'type'],
    ['nothing at all', Buffer.alloc(0), 'empty'],
    ['20 MB', Buffer.concat([pdf(), Buffer.alloc(20 * MEGABYTE)]), 'too-big'],
  ])('%s is refused, and leaves nothing', async (_, content, refused) => {
    expect(await store.put(content, { kind: 'photo', name: 'photo.jpg' })).toEqual({ refused })
    expect(files()).toEqual([])
  })

  it('what unpacks to much is looked at without being unpacked', async () => {
    const before = process.memoryUsage().rss
    const bombs = Array.from({ length: 8 }, () => bomb(200))
    expect(await Promise.all(bombs.map(content => store.put(content, { kind: 'document' })))).toEqual(
      bombs.map(() => ({ refused: 'type' })),
    )
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * MEGABYTE)
  })

  it('a picture that is a page too is kept as the picture alone', async () => {
    const { id, mime } = await kept(talkativeJpeg(), 'photo')
    expect(mime).toBe('image/jpeg')
    expect((await read(id))?.includes('<script>')).toBe(false)
  })

  it('is taken from a stream, which is left as soon as it is too long', async () => {
    let given = 0
    const endless = async function* () {
      for (;;) {
        given += MEGABYTE
        yield Buffer.alloc(MEGABYTE)
      }
    }
    expect(await store.put(endless(), { kind: 'video' })).toEqual({ refused: 'too-big' })
    expect(given).toBe(17 * MEGABYTE)
    expect(await store.put(Readable.from([jpeg().subarray(0, 10), jpeg().subarray(10)]), { kind: 'photo' })).toMatchObject({
      mime: 'image/jpeg',
    })
  })

  it('is not kept when the stream breaks off', async () => {
    const broken = async function* () {
      yield jpeg()
      throw new Error('cut')
    }
    await expect(store.put(broken(), { kind: 'photo' })).rejects.toThrow('cut')
    expect(files()).toEqual([])
  })
})

describe('on disk', () => {
  it.each([pdf().length, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7])('%i bytes come back whole and in part', async length => {
    const content = long(length)
    const { id } = await kept(content)
    expect(await read(id)).toEqual(content)
    for (const [from, to] of [
      [0, 1],
      [length - 1, length],
      [Math.floor(length / 2), length],
      [0, 10 * length],
      [5, 5],
    ] as const)
      expect(await read(id, { from, to })).toEqual(content.subarray(from, to))
  })

  it('nothing is readable, and only we may open it', async () => {
    const { id } = await kept(long(CHUNK))
    const sealed = readFileSync(pathOf(id))
    expect(sealed.includes('0123456789')).toBe(false)
    expect(sealed.includes('%PDF')).toBe(false)
    expect(statSync(pathOf(id)).mode & 0o077).toBe(0)
  })

  it.each<[string, (sealed: Buffer) => Buffer]>([
    ['a byte changed', sealed => Buffer.from(sealed.map((byte, i) => (i === 100 ? byte ^ 1 : byte)))],
    ['its last chunk cut off', sealed => sealed.subarray(0, 20 + CHUNK + 16)],
    [
      'two chunks exchanged',
      sealed =>
        Buffer.concat([
          sealed.subarray(0, 20),
          sealed.subarray(20 + CHUNK + 16, 20 + 2 * (CHUNK + 16)),
          sealed.subarray(20, 20 + CHUNK + 16),
          sealed.subarray(20 + 2 * (CHUNK + 16)),
        ]),
    ],
  ])('%s is noticed', async (_, spoil) => {
    const { id } = await kept(long(2 * CHUNK + 500))
    writeFileSync(pathOf(id), spoil(readFileSync(pathOf(id))))
    await expect(read(id)).rejects.toThrow()
  })

  it('another key, or another file’s name, opens nothing', async () => {
    const [one, two] = [await kept(pdf()), await kept(jpeg(), 'photo')]
    const other = createMediaStore({ folder, secret: 't'.repeat(32) })
    await expect((async () => (await other.get(one.id))?.stream.toArray())()).rejects.toThrow()
    writeFileSync(pathOf(two.id), readFileSync(pathOf(one.id)))
    await expect(read(two.id)).rejects.toThrow()
  })

  it('removed, it is gone; removed twice, nothing happens', async () => {
    const { id } = await kept(pdf())
    await store.remove(id)
    await store.remove(id)
    expect(await store.get(id)).toBeNull()
    expect(files()).toEqual([])
  })

  it.each(['../../etc/passwd', '', 'x', '..', '/etc/passwd', '00000000-0000-0000-0000-000000000000'])('no file answers to %j', async id => {
    expect(await store.get(id)).toBeNull()
    await store.remove(id)
  })

  it('all are listed', async () => {
    const ids = [(await kept(pdf())).id, (await kept(pdf())).id]
    const listed: string[] = []
    for await (const { id } of store.list()) listed.push(id)
    expect(listed.sort()).toEqual(ids.sort())
  })
})

describe('a name', () => {
  it.each([
    ['facture.pdf', 'application/pdf', 'facture.pdf'],
    ['../../../etc/passwd', 'application/pdf', 'passwd.pdf'],
    ['C:\\Users\\x\\carte nationale.PDF', 'application/pdf', 'carte nationale.pdf'],
    ['photo\u202Efdp.exe', 'application/pdf', 'photofdp.pdf'],
    ['شهادة الإعاقة.jpeg', 'image/jpeg', 'شهادة الإعاقة.jpeg'],
    ['<img src=x onerror=alert(1)>.png', 'image/png', '_img src=x onerror=alert(1)_.png'],
    ['a\u0000b\r\nc: "d".png', 'image/png', 'abc_ _d_.png'],
    ['rapport.pdf.exe', 'application/pdf', 'rapport.pdf.pdf'],
    ['.htaccess', 'image/jpeg', null],
    [`${'ن'.repeat(300)}.jpg`, 'image/jpeg', `${'ن'.repeat(80)}.jpg`],
    ['...', 'image/jpeg', null],
    ['\u200F\u202E', 'image/jpeg', null],
    ['', 'image/jpeg', null],
    [undefined, 'image/jpeg', null],
  ])('%j is shown as it may be', (given, mime, shown) => {
    expect(cleanName(given, mime)).toBe(shown)
  })
})
