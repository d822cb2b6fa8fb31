import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { settle } from '../support/announcing.ts'
import { type Browser, testConsole } from '../support/console.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { jpeg, ogg, pdf, TELLTALE, talkativeJpeg } from '../support/media-samples.ts'
import { addOffers } from '../support/offers.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const HERE = '/console/announcements'
const FORM = {
  ...{ name: 'Couture à Dakhla', kind: 'news', centre: 'all', offer: 'couture', topics: ['training'], version: '1' },
  ...{ 'title.fr': 'Couture', 'text.fr': 'Une formation commence lundi.', 'text.ary': 'غادي يبدا تكوين نهار الاثنين.' },
}

async function house() {
  const platform = fakeChannel()
  const bot = await testBot([platform.channel], { clock: testClock() })
  const on = await testConsole({}, bot)
  await addOffers(on.db, ['couture'])
  const person = (id: string, role: 'administrator' | 'manager' | 'mediator', centre = 'dakhla') =>
    on.signIn({ id, login: id, name: id, role, centres: [centre] })
  const upload = async (who: Browser, url: string, content: Buffer) => {
    const form = new FormData()
    form.set('kind', 'file')
    form.set('file', new Blob([new Uint8Array(content)]), 'a file')
    const encoded = new Response(form)
    return on.app.inject({
      method: 'POST',
      url,
      payload: Buffer.from(await encoded.arrayBuffer()),
      headers: { cookie: who.cookie, 'x-csrf-token': who.csrf, 'content-type': encoded.headers.get('content-type') ?? '' },
    })
  }
  const salma = await person('salma', 'administrator')
  const address = String((await salma.post(`${HERE}/new`, FORM)).headers.location)
  return { ...on, ...platform, bot, salma, nadia: await person('nadia', 'administrator'), person, upload, address }
}

test('a picture and a recording are put to it, looked at, shown in the preview and taken away; each is an edit', async () => {
  const { salma, nadia, upload, address, db } = await house()
  await salma.post(`${address}/act`, { deed: 'submit', version: '1' })
  await nadia.post(`${address}/act`, { deed: 'approve', version: '1' })
  const put = await upload(salma, `${address}/files/photo?version=1`, talkativeJpeg())
  expect(put.json()).toMatchObject({ kind: 'photo', mime: 'image/jpeg' })
  expect(await db.announcement.findFirst()).toMatchObject({ state: 'draft', version: 2, approvedVersion: null })
  expect((await upload(salma, `${address}/files/ary?version=2`, ogg())).statusCode).toBe(201)
  const [picture, voice] = (await db.announcementFile.findMany({ orderBy: { kind: 'asc' } })).map(({ id }) => `${HERE}/files/${id}`)
  const looked = await salma.get(picture ?? '')
  expect([looked.statusCode, looked.headers['content-type']]).toEqual([200, 'image/jpeg'])
  expect(looked.rawPayload.toString('latin1')).not.toContain(TELLTALE)
  const editor = (await salma.get(`${address}/edit`)).body
  for (const shown of [`src="${picture}"`, `src="${voice}"`, `${address}/files/fr?version=3`, `${address}/files/photo/remove?version=3`])
    expect(editor).toContain(shown)
  // Darija is heard by all who hear Arabic, and not by who reads French
  const preview = (await salma.get(address)).body
  expect(preview.split(`src="${picture}"`)).toHaveLength(5)
  expect(preview.split(`src="${voice}"`)).toHaveLength(4)
  const id = address.slice(HERE.length + 1)
  const live = (await salma.post(`${HERE}/preview`, { ...FORM, id, 'text.fr': 'Encore un mot.' })).body
  expect([live.includes('Encore un mot.'), live.includes(`src="${voice}"`)]).toEqual([true, true])
  expect((await salma.post(`${address}/files/photo/remove?version=3`)).headers.location).toBe(`${address}/edit`)
  expect((await salma.get(picture ?? '')).statusCode).toBe(404)
  expect((await salma.get(`${address}/edit`)).body).not.toContain(`src="${picture}"`)
})

test('what is no picture or recording is refused, and so is what was put to an older version, or by who may not', async () => {
  const { salma, person, upload, address, db } = await house()
  for (const [slot, content] of [
    ['photo', pdf()],
    ['fr', jpeg()],
    ['fr', Buffer.from('<script>alert(1)</script>')],
  ] as const)
    expect((await upload(salma, `${address}/files/${slot}?version=1`, content)).statusCode).toBe(415)
  expect((await upload(salma, `${address}/files/photo`, jpeg())).statusCode).toBe(404)
  expect((await upload(salma, `${address}/files/es?version=1`, ogg())).statusCode).toBe(404)
  expect((await upload(salma, `${address}/files/photo?version=1`, jpeg())).statusCode).toBe(201)
  const late = await upload(salma, `${address}/files/photo?version=1`, jpeg())
  expect([late.statusCode, late.json().error]).toEqual([409, expect.stringContaining('L’annonce a changé entre-temps')])
  expect((await salma.post(`${address}/files/photo/remove?version=1`)).statusCode).toBe(409)
  const [manager, mediator] = [await person('omar', 'manager'), await person('mina', 'mediator')]
  expect((await upload(manager, `${address}/files/photo?version=2`, jpeg())).statusCode).toBe(403)
  expect((await upload(mediator, `${address}/files/photo?version=2`, jpeg())).statusCode).toBe(403)
  const { id } = await db.announcementFile.findFirstOrThrow()
  // who may read it sees its picture; of another centre it is not known to be there
  expect((await mediator.get(`${HERE}/files/${id}`)).statusCode).toBe(200)
  await db.announcement.updateMany({ data: { centre: 'dakhla' } })
  const elsewhere = await person('hind', 'manager', 'argoub')
  expect((await elsewhere.get(`${HERE}/files/${id}`)).statusCode).toBe(404)
  expect((await elsewhere.get(`${HERE}/files/nothing`)).statusCode).toBe(404)
  expect(await db.announcementFile.count()).toBe(1)
})

test('what it has not itself is its offer’s, and shown so', async () => {
  const { salma, upload, address } = await house()
  expect((await upload(salma, '/console/offers/couture/files/photo', jpeg())).statusCode).toBe(201)
  expect((await upload(salma, '/console/offers/couture/files/fr', ogg())).statusCode).toBe(201)
  const editor = (await salma.get(`${address}/edit`)).body
  expect(editor.split('de l’offre</span>')).toHaveLength(3)
  expect(editor).not.toContain('/remove?version')
  expect((await salma.get(address)).body).toContain('de l’offre')
  expect((await upload(salma, `${address}/files/photo?version=1`, jpeg())).statusCode).toBe(201)
  expect((await salma.get(`${address}/edit`)).body.split('de l’offre</span>')).toHaveLength(2)
  // one that is not written yet shows what its offer has
  const begun = (await salma.get(`${HERE}/new?offer=couture`)).body
  expect(begun.split('de l’offre</span>')).toHaveLength(3)
  expect(begun).toContain('Enregistrez d’abord l’annonce')
})

test('one written after another has its files, and whoever tries it out is sent them too', async () => {
  const { salma, upload, address, db, says, delivered } = await house()
  await upload(salma, `${address}/files/photo?version=1`, jpeg())
  await upload(salma, `${address}/files/ary?version=2`, ogg())
  const before = address.slice(HERE.length + 1)
  const form = (await salma.get(`${HERE}/new?from=${before}`)).body
  expect(form).toContain(`name="after" value="${before}"`)
  const after = String((await salma.post(`${HERE}/new`, { ...FORM, name: 'Encore', after: before })).headers.location)
  const copies = await db.announcementFile.findMany({ where: { announcementId: after.slice(HERE.length + 1) }, orderBy: { kind: 'asc' } })
  expect(copies.map(({ kind, locale }) => `${kind} ${locale}`)).toEqual(['photo ', 'voice ary'])
  await settle(db, [{ id: 'mine' }])
  const code = /essai (\d{6})/.exec((await salma.post(`${after}/code`)).body)?.[1] ?? ''
  await says(`essai ${code}`, { from: 'mine' })
  expect((await salma.post(`${after}/try`, { key: randomUUID() })).statusCode).toBe(303)
  await until(async () => (await db.outbox.count()) === 0, 'all is sent')
  const files = delivered.flatMap(({ media }) => media?.id ?? [])
  // in French, in Arabic from the Darija, and in Darija in both its letters where it is written
  expect(files.filter(id => id === copies[0]?.id).length).toBe(delivered.filter(({ text }) => text.startsWith('📣')).length)
  expect(files).toContain(copies[1]?.id)
})
