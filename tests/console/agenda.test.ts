import { expect, test } from 'vitest'
import { testConsole } from '../support/console.ts'

const TUESDAY = '2026-11-24'
const HERE = `/console/agenda?centre=dakhla&first=${TUESDAY}&view=day`
const deed = (name: string) => HERE.replace('/agenda?', `/agenda/${name}?`)
const WALK_IN = { service: 'reception', date: TUESDAY, time: '10:00', name: 'أمينة <b>Idrissi', phone: '0600000000' }

async function house() {
  const house = await testConsole()
  const signIn = (id: string, role: 'mediator' | 'manager', centres: readonly string[], locale: 'fr' | 'ar' = 'fr') =>
    house.signIn({ id, login: id, name: `Name of ${id}`, role, centres, locale })
  const salma = await signIn('salma', 'mediator', ['dakhla'])
  const booked = await salma.post(deed('walk-in'), WALK_IN)
  const { code } = await house.db.appointment.findFirstOrThrow()
  return {
    ...house,
    salma,
    booked,
    code,
    nadia: await signIn('nadia', 'manager', ['dakhla'], 'ar'),
    omar: await signIn('omar', 'manager', ['elargoub']),
  }
}

test('somebody at the desk is booked and stands in the day and in the week, in both languages, as text', async () => {
  const { booked, salma, nadia, code } = await house()
  expect([booked.statusCode, booked.headers.location]).toEqual([303, `${HERE}&at=${code}`])
  for (const browser of [salma, nadia]) {
    for (const view of ['day', 'week']) {
      const { body } = await browser.get(HERE.replace('day', view))
      expect(body).toContain(code)
      expect(body).toContain('أمينة &lt;b>Idrissi')
      expect(body).toContain('10:00–10:30')
    }
  }
  expect((await nadia.get(HERE)).body).toContain('dir="rtl"')
})

test('an agenda of another centre, and what is in it, does not exist', async () => {
  const { omar, code, db } = await house()
  expect((await omar.get(HERE)).body).not.toContain(code)
  expect((await omar.post(deed('mark'), { code, mark: 'arrived' })).statusCode).toBe(404)
  expect((await omar.post(deed('cancel'), { code, words: '' })).statusCode).toBe(404)
  expect((await omar.post(deed('walk-in'), WALK_IN)).statusCode).toBe(404)
  expect((await db.appointment.findFirstOrThrow()).state).toBe('booked')
})

test('one click marks, moves and cancels; each says what was done', async () => {
  const { salma, code, db } = await house()
  const state = async () => (await db.appointment.findFirstOrThrow()).state
  await salma.post(deed('mark'), { code, mark: 'arrived' })
  expect(await state()).toBe('arrived')
  await salma.post(deed('mark'), { code, mark: 'booked' })
  await salma.post(deed('move'), { code, plan: 'dakhla', date: TUESDAY, time: '11h30' })
  expect((await db.appointment.findFirstOrThrow()).from).toBe(690)
  await salma.post(deed('cancel'), { code, words: '' })
  expect(await state()).toBe('cancelled')
  expect((await salma.get(HERE)).body).toContain('Aucun rendez-vous')
})

test('a taken hour is warned of with what was typed kept, and may be meant', async () => {
  const { salma, db } = await house()
  const warned = await salma.post(deed('walk-in'), { ...WALK_IN, name: 'Brahim' })
  expect(warned.statusCode).toBe(409)
  expect(warned.body).toContain('déjà prise')
  expect(warned.body).toContain('value="Brahim"')
  expect((await salma.post(deed('walk-in'), { ...WALK_IN, name: 'Brahim', over: 'yes' })).statusCode).toBe(303)
  expect(await db.appointment.count({ where: { state: 'booked' } })).toBe(2)
})

test('bad dates and hours are refused at their field', async () => {
  const { salma, db } = await house()
  for (const wrong of [{ date: '2026-02-31' }, { date: '' }, { time: '25:99' }, { time: 'dix heures' }, { name: 'x'.repeat(200) }])
    expect((await salma.post(deed('walk-in'), { ...WALK_IN, ...wrong })).statusCode).toBe(422)
  expect((await salma.post(deed('walk-in'), { ...WALK_IN, date: '2020-01-01' })).statusCode).toBe(409)
  expect(await db.appointment.count()).toBe(1)
})

test('a day is closed by who may, and says whom no message reaches', async () => {
  const { salma, nadia, code, db } = await house()
  expect((await salma.get(HERE)).body).not.toContain('/agenda/close')
  expect((await salma.post(deed('close'), { date: TUESDAY, words: '' })).statusCode).toBe(403)
  const closed = await nadia.post(deed('close'), { date: TUESDAY, words: '' })
  expect(closed.statusCode).toBe(303)
  const told = String(closed.headers['set-cookie']).split(';')[0]
  expect((await nadia.get(HERE, { headers: { cookie: `${nadia.cookie}; ${told}` } })).body).toMatch(new RegExp(`role="status"[^]*${code}`))
  expect(await db.dayException.count()).toBe(1)
})

test('a calendar is read by its secret address alone, until it is taken back', async () => {
  const { app, salma } = await house()
  const shown = await salma.post(deed('feed'))
  const [, path = ''] = /(\/calendar\/[\w-]+\.ics)/.exec(shown.body) ?? []
  const read = await app.inject(path)
  expect([read.statusCode, read.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(read.body).toContain('BEGIN:VCALENDAR')
  expect((await salma.get(HERE)).body).not.toContain(path)
  await salma.post(deed('feed-off'))
  expect((await app.inject(path)).statusCode).toBe(404)
  expect((await app.inject('/calendar/made-up.ics')).statusCode).toBe(404)
})

test('the week that is shown leaves as a table with who comes, and for a calendar without', async () => {
  const { salma, nadia, omar, code, db } = await house()
  const week = HERE.replace('view=day', 'view=week')
  const as = (ext: string) => week.replace('/agenda?', `/agenda.${ext}?`)
  const table = await nadia.get(as('csv'))
  expect([table.statusCode, table.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(table.body.split('\r\n')[1]).toBe(
    `"${TUESDAY}";"10:00";"10:30";"مبرمج";"${(await db.service.findUniqueOrThrow({ where: { key: 'reception' } }).then(({ names }) => names as { ar: string })).ar}";"";"${code}";"أمينة <b>Idrissi";"0600000000"`,
  )
  const entries = await salma.get(as('ics'))
  expect(entries.headers['content-disposition']).toBe('attachment; filename="agenda-2026-11-23.ics"')
  expect(entries.body).toContain(`UID:${code}@jisr`)
  expect(entries.body).toContain('DTSTART:20261124T100000')
  expect(entries.body).not.toContain('أمينة')
  expect((await salma.get(as('csv'))).statusCode).toBe(403)
  for (const ext of ['csv', 'ics']) expect((await omar.get(as(ext))).statusCode).toBe(404)
  expect(await db.audit.count({ where: { action: 'appointment.exported' } })).toBe(2)
})
