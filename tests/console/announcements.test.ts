import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { settle } from '../support/announcing.ts'
import { type Browser, testConsole } from '../support/console.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { addOffers } from '../support/offers.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const HERE = '/console/announcements'
const FORM = {
  ...{ name: 'Couture à Dakhla', kind: 'news', centre: 'all', offer: '', topics: ['training'], version: '1' },
  ...{ 'title.fr': 'Couture', 'text.fr': 'Une formation commence lundi.', 'text.ar': 'ينطلق تكوين يوم الاثنين.' },
}

async function house() {
  const platform = fakeChannel()
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock })
  const house = await testConsole({}, bot)
  const person = (id: string, role: 'administrator' | 'manager' | 'officer' | 'mediator', locale: 'fr' | 'ar' = 'fr') =>
    house.signIn({ id, login: id, name: `Name of ${id}`, role, centres: ['dakhla'], locale })
  await settle(bot.db, [{ id: 'a' }, { id: 'b', locale: 'ar' }, { id: 'c', locale: 'ary-Latn' }, { id: 'd', topics: [] }])
  return {
    ...house,
    ...platform,
    clock,
    /** Time passes; who was signed in long before is no more. */
    forward(ms: number) {
      clock.forward(ms)
      house.clock.forward(ms)
    },
    salma: await person('salma', 'administrator'),
    nadia: await person('nadia', 'administrator'),
    person,
  }
}

async function written(salma: Browser): Promise<string> {
  const saved = await salma.post(`${HERE}/new`, FORM)
  expect(saved.statusCode).toBe(303)
  return String(saved.headers.location)
}
/** In which state each deed is offered. */
const SEEN: Readonly<Record<string, string>> = {
  submit: 'draft',
  approve: 'submitted',
  withdraw: 'submitted',
  schedule: 'approved',
  start: 'approved',
}
const act = (who: Browser, address: string, deed: string, more: Record<string, string> = {}) =>
  who.post(`${address}/act`, { deed, version: '1', state: SEEN[deed] ?? '', ...more })

test('written, approved by a second person, sent, followed and taken away as a table', async () => {
  const { salma, nadia, bot, delivered, db } = await house()
  const address = await written(salma)
  const page = (await salma.get(address)).body
  expect(page).toMatch(/<strong>3 personne/)
  expect(page).toContain('lit : français')
  expect((await act(salma, address, 'submit')).statusCode).toBe(303)
  expect((await salma.get(address)).body).toContain('Une autre personne doit valider')
  expect((await act(salma, address, 'approve')).statusCode).toBe(409)
  expect((await act(nadia, address, 'approve')).statusCode).toBe(303)
  expect((await act(nadia, address, 'start')).statusCode).toBe(303)
  await until(async () => {
    await bot.sweep()
    return (await db.announcement.findFirst())?.state === 'done'
  }, 'everybody is told')
  expect(delivered.map(({ to }) => to).sort()).toEqual(['a', 'b', 'c'])
  const report = (await nadia.get(address)).body
  expect(report).toContain('3 sur 3')
  const table = (await nadia.get(`${address}/people.csv`)).body.split('\r\n')
  expect(table).toHaveLength(5)
  expect(table[1]).toContain('"Telegram";"français";"Envoyé"')
  expect(await db.audit.count({ where: { action: 'announcement.exported', staffId: 'nadia' } })).toBe(1)
})

test('the form counts its audience and shows its words while it is filled in, also before it is right', async () => {
  const { salma } = await house()
  expect((await salma.post(`${HERE}/count`, FORM)).body).toMatch(/<strong>3 personne/)
  const arabic = (await salma.post(`${HERE}/count`, { ...FORM, locales: ['ar'], ageFrom: 'x', name: '' })).body
  expect(arabic).toMatch(/<strong>1 personne/)
  const everybody = (await salma.post(`${HERE}/count`, { ...FORM, topics: [] })).body
  expect(everybody).not.toContain('n’ont pas demandé à être prévenues')
  const preview = (await salma.post(`${HERE}/preview`, { ...FORM, 'text.fr': '' })).body
  expect(preview).toContain('ينطلق تكوين يوم الاثنين.')
  expect(preview).toContain('Pas de texte que ces personnes lisent')
})

test('what was typed comes again with what is wrong', async () => {
  const { salma, db } = await house()
  const refused = await salma.post(`${HERE}/new`, { ...FORM, name: ' ', pace: '0', ageFrom: '200' })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('Une formation commence lundi.')
  expect(refused.body).toContain('value="200"')
  expect(await db.announcement.count()).toBe(0)
})

test.each([
  ['ageTo', { ageFrom: '50', ageTo: '20' }, 'Le second âge doit être le plus grand.'],
  ['expires', { expires: '2026-11-01' }, 'Ce jour est passé.'],
  ['expires', { expires: '9999-11-01' }, 'vérifiez l’année'],
] as const)('%s that cannot be is refused at its field', async (name, typed, why) => {
  const { salma, db } = await house()
  const { statusCode, body } = await salma.post(`${HERE}/new`, { ...FORM, ...typed })
  expect([statusCode, body.includes(`id="field-${name}-wrong"`), body.includes(why)]).toEqual([422, true, true])
  expect(await db.announcement.count()).toBe(0)
})

test('what nobody would be told is not gone on with', async () => {
  const { salma, db } = await house()
  const saved = await salma.post(`${HERE}/new`, { ...FORM, topics: ['women'] })
  const refused = await act(salma, String(saved.headers.location), 'submit')
  expect([refused.statusCode, refused.body.includes('Personne ne recevrait cette annonce')]).toEqual([422, true])
  expect((await db.announcement.findFirstOrThrow()).state).toBe('draft')
})

test('of two who edit it the second is told; what was approved is a draft again', async () => {
  const { salma, nadia } = await house()
  const address = await written(salma)
  await act(salma, address, 'submit')
  await act(nadia, address, 'approve')
  expect((await salma.post(`${address}/edit`, FORM)).statusCode).toBe(303)
  const late = await nadia.post(`${address}/edit`, { ...FORM, name: 'Autre' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('L’annonce a changé entre-temps')
  expect((await salma.get(address)).body).toContain('Brouillon')
})

test('what was seen in another state is refused, also what would still be possible', async () => {
  const { salma, nadia, db } = await house()
  const address = await written(salma)
  await act(salma, address, 'submit')
  expect((await act(salma, address, 'submit')).statusCode).toBe(409)
  await act(nadia, address, 'approve')
  // seen before it was approved
  expect((await act(salma, address, 'withdraw')).statusCode).toBe(409)
  expect((await db.announcement.findFirstOrThrow()).state).toBe('approved')
})

test('it is scheduled for an hour of the day, and for none of the night', async () => {
  const { salma, nadia, db } = await house()
  const address = await written(salma)
  await act(salma, address, 'submit')
  await act(nadia, address, 'approve')
  const night = await act(nadia, address, 'schedule', { date: '2026-11-24', time: '23:00' })
  expect([night.statusCode, night.body.includes('on envoie entre 09:00 et 20:00')]).toEqual([422, true])
  expect(night.body).toContain('id="field-time-wrong"')
  const far = await act(nadia, address, 'schedule', { date: '9999-11-24', time: '10:00' })
  expect([far.statusCode, far.body.includes('id="field-date-wrong"')]).toEqual([422, true])
  expect((await act(nadia, address, 'schedule', { date: '2026-11-24', time: '10:30' })).statusCode).toBe(303)
  expect((await db.announcement.findFirstOrThrow()).scheduledAt).toEqual(new Date('2026-11-24T10:30:00Z'))
})

test.each([
  ['registered', { kind: 'service' }],
  ['registered', { registeredState: 'waiting' }],
  ['offer', { offer: 'gone' }],
  ['offer', { offer: 'draft' }],
])('what does not fit is refused at its field: %s, for %o', async (field, typed) => {
  const { salma, db } = await house()
  await addOffers(db, ['couture'])
  await db.offer.update({ where: { id: 'couture' }, data: { id: 'draft', state: 'draft' } })
  const refused = await salma.post(`${HERE}/new`, { ...FORM, ...typed })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toMatch(new RegExp(`<select[^>]*name="${field}"[^>]*aria-invalid="true"`))
  expect(await db.announcement.count()).toBe(0)
})

test('whoever leads one centre begins with its people, and cannot address others', async () => {
  const { person, db } = await house()
  const officer = await person('omar', 'officer')
  expect((await officer.get(`${HERE}/new`)).body).toMatch(/name="centres"[^>]*value="dakhla"[^>]*checked|checked[^>]*value="dakhla"/)
  const refused = await officer.post(`${HERE}/new`, { ...FORM, centre: 'dakhla', centres: ['elargoub'] })
  expect([refused.statusCode, refused.body.includes('seulement les vôtres')]).toEqual([422, true])
  expect(await db.announcement.count()).toBe(0)
})

test('mediators read and do nothing; officers write and do not send', async () => {
  const { salma, nadia, person, db } = await house()
  // those of all centres may be told only by who leads all
  await db.conversation.update({ where: { id: 'a' }, data: { centre: 'dakhla' } })
  const [mediator, officer] = [await person('mina', 'mediator'), await person('omar', 'officer')]
  const address = await written(salma)
  expect((await mediator.get(address)).statusCode).toBe(200)
  expect((await mediator.get(address)).body).not.toContain(`${address}/act`)
  expect((await act(mediator, address, 'submit')).statusCode).toBe(403)
  const own = await officer.post(`${HERE}/new`, { ...FORM, centre: 'dakhla', centres: ['dakhla'] })
  const theirs = String(own.headers.location)
  expect((await officer.post(`${HERE}/new`, FORM)).statusCode).toBe(403)
  expect((await act(officer, theirs, 'submit')).statusCode).toBe(303)
  expect((await act(nadia, theirs, 'approve')).statusCode).toBe(303)
  expect((await act(officer, theirs, 'start')).statusCode).toBe(403)
})

test('its page shows all that is approved: what it calls for, whom it is for, until when and how fast', async () => {
  const { salma, db } = await house()
  await addOffers(db, ['couture'])
  const asked = {
    centres: ['dakhla'],
    communes: [],
    locales: ['ar'],
    ageFrom: '18',
    ageTo: '35',
    seenWithin: '30',
    registered: 'service:coaph',
  }
  const saved = await salma.post(`${HERE}/new`, {
    ...FORM,
    ...asked,
    offer: 'couture',
    registeredState: 'waiting',
    expires: '2026-12-01',
    pace: '60',
  })
  const address = String(saved.headers.location)
  for (const state of ['draft', 'done']) {
    await db.announcement.updateMany({ data: { state } })
    const { body } = await salma.get(address)
    for (const shown of [
      'Nouvelle',
      '/console/offers/couture',
      'Dakhla',
      'arabe',
      'de 18 à 35 ans',
      '30 jours',
      'Sur liste d’attente',
      '01/12/2026',
      '60',
    ])
      expect(body, `${state}: ${shown}`).toContain(shown)
  }
})

test('an offer’s page leads to an announcement of it, where it is open', async () => {
  const { salma, person, db } = await house()
  await addOffers(db, ['couture'])
  expect((await salma.get('/console/offers/couture')).body).toContain(`${HERE}/new?offer=couture`)
  expect((await (await person('mina', 'mediator')).get('/console/offers/couture')).body).not.toContain(`${HERE}/new`)
  await db.offer.updateMany({ data: { state: 'draft' } })
  expect((await salma.get('/console/offers/couture')).body).not.toContain(`${HERE}/new`)
})

test('who may approve is told how many wait for it, on the first page and on the rail', async () => {
  const { salma, nadia, person } = await house()
  const waits = async (who: Browser) => {
    const { body } = await who.get('/console')
    return [body.includes('Annonces à valider'), /id="count-announcements"[^>]*>1</.test(body)]
  }
  expect(await waits(nadia)).toEqual([false, false])
  await act(salma, await written(salma), 'submit')
  expect(await waits(nadia)).toEqual([true, true])
  // not those who wrote it, nor those who may not
  expect(await waits(salma)).toEqual([false, false])
  expect(await waits(await person('omar', 'officer'))).toEqual([false, false])
  expect(await waits(await person('mona', 'manager'))).toEqual([false, false])
})

test('what a channel cannot tell is not said to be none', async () => {
  const { salma, db } = await house()
  const address = await written(salma)
  await db.announcement.updateMany({ data: { state: 'done' } })
  const { id } = await db.announcement.findFirstOrThrow()
  const recipient = { announcementId: id, locale: 'fr', state: 'sent' }
  await db.announcementRecipient.create({ data: { ...recipient, conversationId: 'a', channel: 'telegram' } })
  const { body } = await salma.get(address)
  expect(body.split('<bdi>—</bdi>')).toHaveLength(3)
  expect(body).toContain('Réception et lecture inconnues sur : Telegram.')
})

test('a rule is off until it is switched on; hours that end before they begin are refused', async () => {
  const { salma, db } = await house()
  expect((await salma.get(`${HERE}/rules`)).body.split('Désactivé')).toHaveLength(5)
  expect((await salma.post(`${HERE}/rules/tomorrow`, { on: 'yes' })).statusCode).toBe(303)
  expect(await db.announcementRule.findMany()).toMatchObject([{ key: 'tomorrow', on: true, staffId: 'salma' }])
  const set = { second: [], dayFrom: '09:00', dayTo: '20:00', ramadanFrom: '11:00', ramadanTo: '17:00', most: '2', days: '7' }
  expect((await salma.post(`${HERE}/rules`, { ...set, dayTo: '08:00' })).statusCode).toBe(422)
  expect((await salma.post(`${HERE}/rules`, set)).statusCode).toBe(303)
  // now one person suffices
  const address = await written(salma)
  await act(salma, address, 'submit')
  expect((await act(salma, address, 'approve')).statusCode).toBe(303)
})

test('an audience is kept under a name, used again, and let go', async () => {
  const { salma, db } = await house()
  const address = await written(salma)
  expect((await salma.post(`${address}/audience`, { audience: 'Les formations' })).statusCode).toBe(303)
  const { id } = await db.savedAudience.findFirstOrThrow()
  expect((await salma.get(`${HERE}/new?audience=${id}`)).body).toMatch(/value="training" checked/)
  expect((await salma.post(`${HERE}/audiences/${id}/forget`)).statusCode).toBe(303)
  expect(await db.savedAudience.count()).toBe(0)
})

test('one tries it out on the telephone one has shown to be one’s own', async () => {
  const { salma, says, delivered, db } = await house()
  const address = await written(salma)
  expect((await salma.post(`${address}/try`, { key: randomUUID() })).statusCode).toBe(422)
  const code = /essai (\d{6})/.exec((await salma.post(`${address}/code`)).body)?.[1] ?? ''
  await says(`essai ${code}`, { from: 'mine' })
  expect((await salma.post(`${address}/try`, { key: randomUUID() })).statusCode).toBe(303)
  await until(async () => (await db.outbox.count()) === 0, 'all is sent')
  expect(delivered.filter(({ to, text }) => to === 'mine' && text.startsWith('📣'))).toHaveLength(4)
  // pressed twice, it is sent once
  const key = randomUUID()
  for (let time = 0; time < 2; time++) expect((await salma.post(`${address}/try`, { key })).statusCode).toBe(303)
  await until(async () => (await db.outbox.count()) === 0, 'all is sent')
  expect(delivered.filter(({ to, text }) => to === 'mine' && text.startsWith('📣'))).toHaveLength(8)
  // answered as people will answer it
  await addOffers(db, ['couture'])
  const offering = String((await salma.post(`${HERE}/new`, { ...FORM, offer: 'couture' })).headers.location)
  expect((await salma.post(`${offering}/try`, { key: randomUUID() })).statusCode).toBe(303)
  await says('1', { from: 'mine' })
  const { session } = await db.conversation.findFirstOrThrow({ where: { address: 'mine' } })
  expect(JSON.parse(session)).toMatchObject({ at: { flow: 'preregister' } })
})

test('begun at night it says until when it waits', async () => {
  const { salma, nadia, person, forward, bot } = await house()
  const address = await written(salma)
  await act(salma, address, 'submit')
  await act(nadia, address, 'approve')
  forward(13 * 3_600_000 + 59 * 60_000) // 23:59
  const late = await person('late', 'administrator')
  await act(late, address, 'start')
  await bot.announcements.idle()
  const page = (await late.get(address)).body
  expect(page).toContain('commence le 24/11/2026 à 09:00')
  expect(page).not.toContain('L’envoi commence.')
})

test('what holds for all centres is the administrators’ to set; managers read it', async () => {
  const { person, db } = await house()
  const manager = await person('omar', 'manager')
  const page = (await manager.get(`${HERE}/rules`)).body
  expect(page).toContain('l’administration les change')
  expect(page).not.toContain('name="second"')
  expect(page).not.toContain(`${HERE}/rules/deadline`)
  expect((await manager.post(`${HERE}/rules/deadline`, { on: 'yes' })).statusCode).toBe(403)
  const set = { dayFrom: '00:00', dayTo: '24:00', ramadanFrom: '00:00', ramadanTo: '24:00', most: '50', days: '1' }
  expect((await manager.post(`${HERE}/rules`, set)).statusCode).toBe(403)
  expect([await db.announcementRule.count(), await db.setting.count({ where: { key: 'announcements' } })]).toEqual([0, 0])
})

test('before what failed is tried again, it is said who may have been told already', async () => {
  const { salma, db } = await house()
  const address = await written(salma)
  await db.announcement.updateMany({ data: { state: 'done' } })
  const { id } = await db.announcement.findFirstOrThrow()
  const failed = { announcementId: id, channel: 'telegram', locale: 'fr', state: 'failed' }
  await db.announcementRecipient.create({ data: { ...failed, conversationId: 'a', reason: 'unavailable' } })
  const doubt = 'on ne sait pas si le message est arrivé'
  const sure = (await salma.get(address)).body
  expect(sure).toContain('Réessayer les échecs')
  expect(sure).not.toContain(doubt)
  await db.announcementRecipient.create({ data: { ...failed, conversationId: 'b', reason: 'unknown' } })
  expect((await salma.get(address)).body).toContain(`Pour 1 personne, ${doubt}`)
})

test('the people of an announcement are given to who leads it; the journal says of which; nobody’s danger is told', async () => {
  const { salma, person, db } = await house()
  const manager = await person('omar', 'manager')
  const address = await written(salma)
  const id = address.split('/').at(-1) ?? ''
  await db.announcementRecipient.createMany({
    data: [
      ['a', 'discreet'],
      ['b', 'opted-out'],
      ['c', 'no-translation'],
    ].map(([conversationId = '', reason]) => ({
      ...{ announcementId: id, conversationId, channel: 'telegram', locale: 'fr', state: 'excluded' },
      ...(reason && { reason }),
    })),
  })
  expect((await manager.get(`${address}/people.csv`)).statusCode).toBe(404)
  const lines = (await salma.get(`${address}/people.csv`)).body.split('\r\n')
  const reasonOf = (who: string) => lines.find(line => line.startsWith(`"${who}"`))?.split(';')[4]
  expect(reasonOf('a')).toBe(reasonOf('b'))
  expect(reasonOf('a')).toBe('"ne reçoit pas d’annonces"')
  expect(reasonOf('c')).toContain('pas de texte')
  expect(await db.audit.findMany({ where: { action: 'announcement.exported' } })).toMatchObject([{ subject: 'announcement', about: id }])
})

test.each([
  ['fr', 'Fin des inscriptions : Couture'],
  ['ar', 'الخياطة'],
] as const)('what wrote itself is called by its rule and its offer, in %s', async (locale, name) => {
  const { person, db } = await house()
  const at = new Date()
  await db.announcement.create({
    data: {
      ...{ id: 'r', kind: 'news', name: 'Couture', state: 'done', rule: 'deadline', audience: {}, createdAt: at, changedAt: at },
      texts: { fr: { title: 'Couture', text: 'Demain.' }, ar: { title: 'الخياطة', text: 'غدا.' } },
    },
  })
  const reader = await person('reader', 'administrator', locale)
  expect((await reader.get(HERE)).body).toContain(name)
  expect((await reader.get(`${HERE}/r`)).body).toContain(name)
})
