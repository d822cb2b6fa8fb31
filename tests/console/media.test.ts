import { expect, test } from 'vitest'
import { testConsole } from '../support/console.ts'
import { docx, jpeg, pdf } from '../support/media-samples.ts'

const SALMA = { id: 's1', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] } as const
const OTHER = { id: 's2', login: 'omar', name: 'Omar', role: 'mediator', centres: ['argoub'] } as const
const ADMIN = { id: 's3', login: 'admin', name: 'Admin', role: 'administrator' } as const

/** A conversation of Dakhla in which a person was asked for, with a paper in it. */
async function stage(conversation: { sensitive?: boolean; askedAt?: Date | null } = {}) {
  const on = await testConsole()
  const at = on.clock.now()
  const place = { id: 'c1', channel: 'web', address: 'a', session: '{}', createdAt: at, seenAt: at, centre: 'dakhla', askedAt: at }
  await on.db.conversation.create({ data: { ...place, ...conversation } })
  const put = await on.bot.media.put(pdf(), { kind: 'document', name: 'carte.pdf' })
  if ('refused' in put) throw new Error(put.refused)
  await on.db.media.create({ data: { ...put, conversationId: 'c1', at } })
  const upload = async (who: Parameters<typeof on.signIn>[0], content: Buffer, { csrf = '', to = 'c1', kind = 'document' } = {}) => {
    const session = await on.signIn(who)
    const form = new FormData()
    form.set('kind', kind)
    form.set('file', new Blob([new Uint8Array(content)]), 'plan.jpg')
    const encoded = new Response(form)
    return on.app.inject({
      method: 'POST',
      url: `/console/conversations/${to}/media`,
      payload: Buffer.from(await encoded.arrayBuffer()),
      headers: { cookie: session.cookie, 'x-csrf-token': csrf || session.csrf, 'content-type': encoded.headers.get('content-type') ?? '' },
    })
  }
  return { ...on, file: `/console/media/${put.id}`, upload }
}

test('a file is opened by who may see its conversation, and by nobody else', async () => {
  const on = await stage()
  const [salma, other, admin] = [await on.signIn(SALMA), await on.signIn(OTHER), await on.signIn(ADMIN)]
  const given = await salma.get(on.file)
  expect(given.statusCode).toBe(200)
  expect(given.rawPayload).toEqual(pdf())
  expect(given.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': "attachment; filename*=UTF-8''carte.pdf",
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  expect((await admin.get(on.file)).statusCode).toBe(200)
  expect((await other.get(on.file)).statusCode).toBe(404)
  expect((await on.app.inject(on.file)).statusCode).not.toBe(200)
  for (const id of ['x', '..%2fjisr.db', '00000000-0000-4000-8000-000000000000'])
    expect((await salma.get(`/console/media/${id}`)).statusCode).toBe(404)
})

test('a file of a conversation in which no person was asked for is not for mediators', async () => {
  const on = await stage({ askedAt: null })
  expect((await (await on.signIn(SALMA)).get(on.file)).statusCode).toBe(404)
  expect((await (await on.signIn(ADMIN)).get(on.file)).statusCode).toBe(200)
})

test('a player is given parts, and the journal has a sensitive file once', async () => {
  const on = await stage({ sensitive: true })
  const salma = await on.signIn(SALMA)
  const part = await salma.get(on.file, { headers: { range: 'bytes=5-7' } })
  expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([206, '1.4', `bytes 5-7/${pdf().length}`])
  expect((await salma.get(on.file, { headers: { range: 'bytes=9999-' } })).statusCode).toBe(416)
  const journal = await on.db.audit.findMany({ where: { action: 'media.read' } })
  expect(journal.length).toBeGreaterThan(0)
  expect(journal[0]).toMatchObject({ staffId: 's1', subject: 'media', centre: 'dakhla' })
})

test('a file to be sent is kept under an id, by who may write there', async () => {
  const on = await stage()
  const sent = await on.upload(SALMA, jpeg())
  expect(sent.statusCode).toBe(201)
  expect(sent.json()).toMatchObject({
    mediaId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    kind: 'photo',
    mime: 'image/jpeg',
    name: 'plan.jpg',
  })
  expect(await on.db.media.findUnique({ where: { id: sent.json().mediaId } })).toMatchObject({ conversationId: 'c1', state: 'kept' })
  expect((await on.upload(SALMA, docx(), { kind: 'paper' })).json()).toMatchObject({ kind: 'document', name: 'plan.docx' })
})

test.each<[string, (on: Awaited<ReturnType<typeof stage>>) => Promise<{ statusCode: number }>, number]>([
  ['a script', on => on.upload(SALMA, Buffer.from('#!/bin/sh')), 415],
  ['no bytes', on => on.upload(SALMA, Buffer.alloc(0)), 415],
  ['17 MB', on => on.upload(SALMA, Buffer.concat([jpeg(), Buffer.alloc(17 * 2 ** 20)])), 413],
  ['another centre’s conversation', on => on.upload(OTHER, jpeg()), 404],
  ['a conversation there is not', on => on.upload(SALMA, jpeg(), { to: 'c2' }), 404],
  ['a form that is not ours', on => on.upload(SALMA, jpeg(), { csrf: 'made-up' }), 403],
])('%s is refused, and nothing is kept', async (_, send, status) => {
  const on = await stage()
  expect((await send(on)).statusCode).toBe(status)
  expect(await on.db.media.count()).toBe(1)
})
