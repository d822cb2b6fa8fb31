import { expect, test } from 'vitest'
import { testConsole } from '../support/console.ts'
import { planOf } from '../support/plans.ts'

const HERE = '/console/agenda/absences'
const TUESDAY = '2026-11-24'
const AWAY = { mediator: 'salma', first: TUESDAY, last: TUESDAY, from: '0:00', to: '12h', words: '' }

async function house() {
  const house = await testConsole()
  const signIn = (id: string, role: 'mediator' | 'manager', centre: string, locale: 'fr' | 'ar' = 'fr') =>
    house.signIn({ id, login: id, name: `Name of ${id}`, role, centres: [centre], locale })
  const salma = await signIn('salma', 'mediator', 'dakhla')
  const { mediator, ...plan } = planOf({ id: 'hers', services: ['literacy'], mediator: 'salma' })
  const json = { services: [...plan.services], hours: [...plan.hours], ramadanHours: [...plan.ramadanHours] }
  await house.db.bookingPlan.create({ data: { ...plan, ...json, mediatorId: mediator } })
  const karim = await signIn('karim', 'mediator', 'dakhla')
  return {
    ...house,
    salma,
    karim,
    nadia: await signIn('nadia', 'manager', 'dakhla', 'ar'),
    omar: await signIn('omar', 'manager', 'elargoub'),
  }
}

test('one adds, changes and takes back one’s own absence; who runs the centre sees it in her language', async () => {
  const { salma, nadia, db } = await house()
  expect((await salma.get('/console/agenda')).body).toContain(`href="${HERE}"`)
  const kept = await salma.post(HERE, AWAY)
  expect([kept.statusCode, kept.headers.location]).toEqual([303, HERE])
  const { id } = await db.absence.findFirstOrThrow()
  const shown = (await salma.get(`${HERE}?absence=${id}`)).body
  for (const each of ['mardi 24 novembre', '00:00', '12:00', `value="${TUESDAY}"`]) expect(shown).toContain(each)
  expect((await nadia.get(HERE)).body).toContain('Name of salma')
  await nadia.post(`${HERE}?absence=${id}`, { ...AWAY, from: '8:00', last: '2026-11-25' })
  expect(await db.absence.findMany()).toMatchObject([{ id, from: 480, last: '2026-11-25' }])
  await salma.post(`${HERE}/remove`, { id })
  expect(await db.absence.count()).toBe(0)
})

test('whoever was booked in it is named where no message reaches them', async () => {
  const { salma, db } = await house()
  const booking = { service: 'literacy', date: TUESDAY, time: '10:00', name: 'Amina', phone: '' }
  await salma.post(`/console/agenda/walk-in?centre=dakhla&first=${TUESDAY}&view=day&mediator=salma`, booking)
  const { code } = await db.appointment.findFirstOrThrow()
  const kept = await salma.post(HERE, AWAY)
  const told = String(kept.headers['set-cookie']).split(';')[0]
  const { body } = await salma.get(HERE, { headers: { cookie: `${salma.cookie}; ${told}` } })
  expect(body).toMatch(new RegExp(`role="status"[^]*annulés : 1[^]*${code}`))
  expect((await db.appointment.findFirstOrThrow()).state).toBe('cancelled')
})

test('what cannot be is refused at its field with what was typed kept', async () => {
  const { salma, db } = await house()
  for (const [field, value] of [
    ['to', '0:00'],
    ['from', 'le matin'],
    ['last', '2026-11-01'],
    ['first', '2026-02-31'],
  ] as const) {
    const refused = await salma.post(HERE, { ...AWAY, [field]: value })
    expect([refused.statusCode, refused.body]).toEqual([
      422,
      expect.stringMatching(`id="field-${field}"[^>]*aria-invalid="true"[^>]*value="${value}"`),
    ])
  }
  expect(await db.absence.count()).toBe(0)
})

test('the absence of a colleague, and of another centre, is not theirs to see or change', async () => {
  const { salma, karim, omar, db } = await house()
  await salma.post(HERE, AWAY)
  const { id } = await db.absence.findFirstOrThrow()
  for (const other of [karim, omar]) {
    expect((await other.get(HERE)).body).not.toContain('Name of salma')
    expect((await other.get(`${HERE}?absence=${id}`)).statusCode).toBe(404)
    expect((await other.post(HERE, AWAY)).statusCode).toBe(404)
    expect((await other.post(`${HERE}?absence=${id}`, { ...AWAY, mediator: 'karim' })).statusCode).toBe(404)
    expect((await other.post(`${HERE}/remove`, { id })).statusCode).toBe(404)
  }
  expect(await db.absence.findMany()).toMatchObject([{ staffId: 'salma', from: 0, to: 720 }])
})
