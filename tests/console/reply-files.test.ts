import { expect, test } from 'vitest'
import { sweepFiles } from '../../bot/media/sweep.ts'
import { testConsole } from '../support/console.ts'
import { jpeg, pdf } from '../support/media-samples.ts'

const HERE = '/console/settings/replies'
const DAY = 24 * 3600 * 1000

/** A ready answer of Dakhla, a conversation there, and people of Dakhla and elsewhere. */
async function stage() {
  const on = await testConsole()
  const at = on.clock.now()
  const texts = { fr: 'Voici', ar: 'إليكم', ary: 'هاهو', 'ary-Latn': 'hahowa' }
  await on.db.cannedReply.create({ data: { id: 'r1', shortcut: 'plan', position: 0, centre: 'dakhla', texts } })
  await on.db.cannedReply.create({ data: { id: 'far', shortcut: 'loin', position: 1, centre: 'argoub', texts } })
  const place = { channel: 'web', session: '{"locale":"ar","topic":{}}', createdAt: at, seenAt: at, askedAt: at }
  await on.db.conversation.create({ data: { ...place, id: 'c1', address: 'a', centre: 'dakhla' } })
  await on.db.conversation.create({ data: { ...place, id: 'c2', address: 'b', centre: 'argoub' } })
  const [manager, other, mediator] = await Promise.all([
    on.signIn({ id: 'm1', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] }),
    on.signIn({ id: 'm2', login: 'omar', name: 'Omar', role: 'manager', centres: ['argoub'] }),
    on.signIn({ id: 's1', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] }),
  ])
  const put = async (who: typeof manager, content: Buffer, { name = 'plan.pdf', csrf = who.csrf } = {}) => {
    const form = new FormData()
    form.set('kind', 'file')
    form.set('file', new Blob([new Uint8Array(content)]), name)
    const encoded = new Response(form)
    return on.app.inject({
      method: 'POST',
      url: `${HERE}/r1/file`,
      payload: Buffer.from(await encoded.arrayBuffer()),
      headers: { cookie: who.cookie, 'x-csrf-token': csrf, 'content-type': encoded.headers.get('content-type') ?? '' },
    })
  }
  const sweep = (days: number) => sweepFiles(on.db, on.bot.media, { now: new Date(Date.now() + days * DAY), days: 180 })
  return { ...on, manager, other, mediator, put, sweep }
}

test('a paper is put to a ready answer, looked at, replaced and taken away by who looks after it', async () => {
  const on = await stage()
  const kept = await on.put(on.manager, pdf())
  expect(kept.statusCode).toBe(201)
  const told = kept.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  expect((await on.manager.get(`${HERE}/r1`, { headers: { cookie: `${on.manager.cookie}; ${told}` } })).body).toContain(
    'Le fichier est enregistré.',
  )
  expect((await on.manager.get(`${HERE}/r1/file`)).rawPayload).toEqual(pdf())
  expect((await on.put(on.manager, jpeg(), { name: 'plan.jpg' })).json()).toMatchObject({ kind: 'photo' })
  expect((await on.mediator.get(HERE)).body).toContain('plan.jpg')
  expect(await on.db.cannedFile.findMany({ select: { replyId: true, name: true } })).toEqual([{ replyId: 'r1', name: 'plan.jpg' }])
  expect((await on.manager.post(`${HERE}/r1/file/remove`)).statusCode).toBe(303)
  expect((await on.manager.get(`${HERE}/r1/file`)).statusCode).toBe(404)
  const journal = await on.db.audit.findMany({ where: { action: { startsWith: 'settings.reply-file' } }, orderBy: { id: 'asc' } })
  expect(journal.map(({ login, action }) => `${login} ${action}`)).toEqual([
    'nadia settings.reply-file-kept',
    'nadia settings.reply-file-kept',
    'nadia settings.reply-file-removed',
  ])
})

test('by nobody else, from no other site, and nothing that is no file we keep', async () => {
  const on = await stage()
  expect((await on.put(on.mediator, pdf())).statusCode).toBe(403)
  expect((await on.put(on.other, pdf())).statusCode).toBe(404)
  expect((await on.put(on.manager, pdf(), { csrf: 'forged' })).statusCode).toBe(403)
  expect((await on.put(on.manager, Buffer.from('#!/bin/sh'))).statusCode).toBe(415)
  expect(await on.db.cannedFile.count()).toBe(0)
})

test('each conversation gets a copy of its own: of an answer that may be used there, by who may write there', async () => {
  const on = await stage()
  await on.put(on.manager, pdf())
  const copied = await on.mediator.post('/console/conversations/c1/canned-file', { reply: 'r1' })
  const id = /data-media="([^"]+)" data-kind="document"/.exec(copied.body)?.[1] ?? ''
  expect((await on.mediator.get(`/console/media/${id}`)).rawPayload).toEqual(pdf())
  expect(await on.db.media.findUnique({ where: { id } })).toMatchObject({ conversationId: 'c1', name: 'plan.pdf' })
  for (const [conversation, reply] of [
    ['c1', 'far'],
    ['c2', 'r1'],
    ['c1', 'none'],
    ['none', 'r1'],
  ])
    expect((await on.mediator.post(`/console/conversations/${conversation}/canned-file`, { reply: reply ?? '' })).statusCode).toBe(404)
  // a copy stays when the answer goes
  await on.manager.post(`${HERE}/r1/remove`)
  await on.sweep(1)
  expect((await on.mediator.get(`/console/media/${id}`)).statusCode).toBe(200)
})

test('it is kept as long as its answer, and gone with it', async () => {
  const on = await stage()
  await on.put(on.manager, pdf())
  const [{ id = '' } = {}] = await on.db.cannedFile.findMany()
  expect(await on.sweep(1_000)).toEqual({ old: 0, stray: 0 })
  expect((await on.manager.get(`${HERE}/r1/file`)).statusCode).toBe(200)
  await on.manager.post(`${HERE}/r1/remove`)
  expect(await on.sweep(1_000)).toEqual({ old: 0, stray: 1 })
  expect(await on.bot.media.get(id)).toBeNull()
})
