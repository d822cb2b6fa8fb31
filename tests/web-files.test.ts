import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MEGABYTE } from '../bot/media/store.ts'
import { bomb, heic, jpeg, mp4, ogg, pdf, talkativeJpeg } from './support/media-samples.ts'
import { type Served, serve } from './support/served.ts'

let served: Served
beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

/** A browser with its cookie. */
function visitor() {
  let cookie = ''
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(served.url + path, {
      redirect: 'manual',
      ...init,
      headers: { ...(cookie && { cookie }), ...init.headers },
    })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return response
  }
  const page = async () => (await ask('/', { headers: { accept: 'text/html' } })).text()
  const upload = (content: Buffer, name: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) => {
    const form = new FormData()
    for (const [field, value] of Object.entries({ id: randomUUID(), ...fields })) form.set(field, value)
    form.set('file', new Blob([new Uint8Array(content)]), name)
    return ask('/chat/media', { method: 'POST', body: form, headers })
  }
  /** The address of the last file on the page. */
  const last = async () => [...(await page()).matchAll(/\/chat\/media\/[0-9a-f-]{36}/g)].at(-1)?.[0] ?? ''
  return { ask, page, upload, last }
}
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a file of a page', () => {
  it('is taken, answered, shown, and given back without what it told besides', async () => {
    const me = visitor()
    const sent = await me.upload(talkativeJpeg(1), 'photo.jpg', { caption: 'ma <b>carte</b>' })
    expect(sent.status).toBe(202)
    expect(await sent.json()).toEqual({ begun: true })
    const page = await me.page()
    expect(page).toContain('ma &lt;b>carte&lt;/b>')
    const address = await me.last()
    expect(page).toContain(`<img src="${address}"`)
    const given = await me.ask(address)
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': expect.stringMatching(/^inline; /),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    })
    expect(await bytes(given)).toEqual(jpeg())
  })

  it('is given to its own visitor and to nobody else', async () => {
    const [me, other] = [visitor(), visitor()]
    await me.upload(pdf(), 'a.pdf')
    await other.upload(pdf(), 'b.pdf')
    const address = await me.last()
    expect((await me.ask(address)).status).toBe(200)
    expect((await other.ask(address)).status).toBe(404)
    expect((await fetch(served.url + address)).status).toBe(404)
    for (const id of [randomUUID(), '..%2f..%2fjisr.db', 'x']) expect((await me.ask(`/chat/media/${id}`)).status).toBe(404)
  })

  it.each([
    [
      'a document, to be saved',
      pdf(),
      'carte.pdf',
      {},
      'application/pdf',
      'attachment',
      /<a class="file saved" [^>]*download="carte\.pdf"/,
    ],
    ['a voice note', ogg(), 'vocal', { kind: 'voice' }, 'audio/ogg', 'inline', /<audio class="file" controls/],
    ['a phone’s recording', mp4(), 'vocal', { kind: 'voice' }, 'audio/mp4', 'inline', /<audio class="file" controls/],
    ['a film', mp4(), 'film.mp4', {}, 'video/mp4', 'inline', /<video class="file" controls/],
  ])('%s', async (_, content, name, fields, type, disposition, html) => {
    const me = visitor()
    expect((await me.upload(content, name, fields)).status).toBe(202)
    expect(await me.page()).toMatch(html)
    const { headers } = await me.ask(await me.last())
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toMatch(new RegExp(`^${disposition}; `))
  })

  it.each([
    ['bytes=0-4', 206, '%PDF-', 'bytes 0-4/'],
    ['bytes=5-', 206, '1.4', 'bytes 5-'],
    ['bytes=-6', 206, '%%EOF\n', 'bytes '],
    ['bytes=0-999999', 206, '%PDF', 'bytes 0-'],
    ['bytes=999999-', 416, '', 'bytes */'],
    ['bytes=4-2', 416, '', 'bytes */'],
    ['bytes=0-1,3-4', 200, '%PDF', null],
    ['lines=1', 200, '%PDF', null],
  ])('is given in parts to a player: %s', async (range, status, words, contentRange) => {
    const me = visitor()
    await me.upload(pdf(), 'a.pdf')
    const part = await me.ask(await me.last(), { headers: { range } })
    expect(part.status).toBe(status)
    expect(part.headers.get('content-range') ?? '').toContain(contentRange ?? '')
    const given = (await bytes(part)).toString()
    expect(given.startsWith(words)).toBe(true)
    if (status !== 416) expect(Number(part.headers.get('content-length'))).toBe(given.length)
  })

  it.each<[string, Buffer, string, number]>([
    ['a script named .jpg', Buffer.from('#!/bin/sh\nrm -rf ~'), 'photo.jpg', 415],
    ['a page named .png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'a.png', 415],
    ['no bytes', Buffer.alloc(0), 'a.jpg', 415],
    ['a picture of a kind whose hidden place cannot be dropped', heic(), 'a.heic', 415],
    ['a letter that unpacks to 200 MB', bomb(200), 'cv.docx', 415],
    ['a hundred megabytes', Buffer.concat([jpeg(), Buffer.alloc(100 * MEGABYTE)]), 'a.jpg', 413],
    ['20 MB', Buffer.concat([jpeg(), Buffer.alloc(20 * MEGABYTE)]), 'a.jpg', 413],
  ])('is refused in words and begins nothing: %s', async (_, content, name, status) => {
    const me = visitor()
    const refused = await me.upload(content, name, {}, { 'accept-language': 'fr' })
    expect(refused.status).toBe(status)
    expect(((await refused.json()) as { error: string }).error).toMatch(/\p{L}/u)
    expect(await me.page()).not.toContain('data-begun')
  })

  it('with folders or hidden marks in its name has an honest one', async () => {
    const me = visitor()
    await me.upload(pdf(), '../../etc/carte\u202Efdp.exe')
    const page = await me.page()
    expect(page).toContain('download="cartefdp.pdf"')
    expect((await me.ask(await me.last())).headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''cartefdp.pdf")
  })

  it('sent twice under one id is heard once', async () => {
    const me = visitor()
    const id = randomUUID()
    for (let i = 0; i < 2; i++) expect((await me.upload(pdf(), 'a.pdf', { id })).status).toBe(202)
    expect((await me.page()).match(/data-heard=/g)).toHaveLength(1)
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
  ])('from %s is not taken', async (_, headers, status) => {
    expect((await visitor().upload(pdf(), 'a.pdf', {}, headers)).status).toBe(status)
  })

  it.each([
    ['an id of another shape', { id: '../x' }],
    ['a field too many', { id: randomUUID(), author: 'staff' }],
    ['a kind it has not', { id: randomUUID(), kind: 'script' }],
  ])('with %s is not understood, and leaves nothing', async (_, fields) => {
    const me = visitor()
    expect((await me.upload(pdf(), 'a.pdf', fields)).status).toBe(400)
    expect(await me.page()).not.toContain('data-begun')
  })

  it('comes from a form without a script too', async () => {
    const me = visitor()
    expect(await me.page()).toMatch(/<noscript>.*enctype="multipart\/form-data".*<input type="file" name="file"/s)
    const sent = await me.upload(pdf(), 'a.pdf', {}, { accept: 'text/html,application/xhtml+xml' })
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/#latest'])
    const refused = await me.upload(Buffer.from('no'), 'a.pdf', {}, { accept: 'text/html,application/xhtml+xml' })
    expect(refused.status).toBe(415)
    expect(await refused.text()).toMatch(/<p id="notice"[^>]*role="alert">/)
  })

  it('is only so many a minute', async () => {
    const me = visitor()
    const statuses: number[] = []
    for (let i = 0; i < 22; i++) statuses.push((await me.upload(pdf(), 'a.pdf')).status)
    expect(statuses.filter(status => status === 429).length).toBeGreaterThan(0)
  })
})

describe('a place', () => {
  const post = (payload: object) =>
    fetch(`${served.url}/chat/messages`, { method: 'POST', body: JSON.stringify(payload), headers: { 'content-type': 'application/json' } })
  it('is heard, and shown for the maps of a phone', async () => {
    const me = visitor()
    const body = JSON.stringify({ id: randomUUID(), latitude: 23.6848, longitude: -15.957 })
    expect((await me.ask('/chat/messages', { method: 'POST', body, headers: { 'content-type': 'application/json' } })).status).toBe(202)
    expect(await me.page()).toContain('href="geo:23.6848,-15.957"')
  })
  it.each([{ latitude: 91, longitude: 0 }, { latitude: '1', longitude: 0 }, { latitude: 1 }, { latitude: null, longitude: null }])(
    'that is none is refused: %j',
    async place => {
      expect((await post({ id: randomUUID(), ...place })).status).toBe(400)
    },
  )
})
