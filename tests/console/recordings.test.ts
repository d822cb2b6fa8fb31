import { expect, test } from 'vitest'
import { testConsole } from '../support/console.ts'
import { ogg, pdf } from '../support/media-samples.ts'

const HERE = '/console/settings/recordings'
const SALMA = { id: 's1', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] } as const

async function stage() {
  const on = await testConsole()
  const salma = await on.signIn(SALMA)
  const put = async (content: Buffer, { address = `${HERE}/rsu/fr/file`, csrf = salma.csrf } = {}) => {
    const form = new FormData()
    form.set('kind', 'voice')
    form.set('file', new Blob([new Uint8Array(content)]), 'voice')
    const encoded = new Response(form)
    return on.app.inject({
      method: 'POST',
      url: address,
      payload: Buffer.from(await encoded.arrayBuffer()),
      headers: { cookie: salma.cookie, 'x-csrf-token': csrf, 'content-type': encoded.headers.get('content-type') ?? '' },
    })
  }
  return { ...on, salma, put }
}

test('every service may be read aloud in the three varieties that are spoken, and the text to read stands there', async () => {
  const { salma, bot } = await stage()
  const list = (await salma.get(HERE)).body
  for (const { key, names, what } of bot.content().services) {
    expect(list, key).toContain(`${HERE}/${key}`)
    const { body, statusCode } = await salma.get(`${HERE}/${key}`)
    expect(statusCode).toBe(200)
    for (const variety of ['fr', 'ar', 'ary']) expect(body).toContain(`id="recording-${variety}"`)
    expect(body).toContain(names.ar)
    expect(body).toContain(what.ary.split('\n')[0]?.slice(0, 10))
  }
  expect((await salma.get(`${HERE}/nothing`)).statusCode).toBe(404)
})

test('a recording is kept, played in parts, replaced and taken away; the journal knows who did it', async () => {
  const { salma, put, bot, db } = await stage()
  expect((await put(ogg())).statusCode).toBe(201)
  expect(bot.content().recordings).toMatchObject([{ service: 'rsu', variety: 'fr', mime: 'audio/ogg' }])
  const part = await salma.get(`${HERE}/rsu/fr/file`, { headers: { range: 'bytes=0-3' } })
  expect([part.statusCode, part.body]).toEqual([206, 'OggS'])
  expect((await salma.get(`${HERE}/rsu`)).body).toContain('Enregistré par Salma')
  expect((await put(ogg())).statusCode).toBe(201)
  expect(await db.recording.count()).toBe(1)
  expect((await salma.post(`${HERE}/rsu/fr/file/remove`)).statusCode).toBe(303)
  expect(bot.content().recordings).toEqual([])
  expect((await salma.get(`${HERE}/rsu/fr/file`)).statusCode).toBe(404)
  const journal = await db.audit.findMany({ where: { action: { startsWith: 'settings.recording' } }, orderBy: { id: 'asc' } })
  expect(journal.map(({ login, action }) => `${login} ${action}`)).toEqual([
    'salma settings.recording-kept',
    'salma settings.recording-kept',
    'salma settings.recording-removed',
  ])
})

test.each([
  ['what does not sound', pdf(), {}, 415],
  ['a script', Buffer.from('<script>alert(1)</script>'), {}, 415],
  ['nothing', Buffer.alloc(0), {}, 415],
  ['what is larger than we take', Buffer.alloc(17 * 2 ** 20), {}, 413],
  ['a service there is not', ogg(), { address: `${HERE}/nothing/fr/file` }, 404],
  ['a variety that is not spoken', ogg(), { address: `${HERE}/rsu/ary-Latn/file` }, 404],
  ['a form that is not ours', ogg(), { csrf: 'x' }, 403],
])('refused: %s', async (_, content, where, status) => {
  const { put, db } = await stage()
  expect((await put(content, where)).statusCode).toBe(status)
  expect(await db.recording.count()).toBe(0)
})
