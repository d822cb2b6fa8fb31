import { describe, expect, test } from 'vitest'
import { openState } from '../../flows/centres/opening.ts'
import { deskSettings } from '../../prisma/store/desk-settings.ts'
import { dayOf } from '../../server/console/hours-deed.ts'
import { localInstant, minutesOf } from '../../server/console/local-instant.ts'
import { testConsole } from '../support/console.ts'
import { testClock } from '../support/test-bot.ts'

async function house() {
  const house = await testConsole()
  const person = (id: string, role: 'mediator' | 'manager' | 'administrator', centres: readonly string[]) =>
    house.signIn({ id, login: id, name: `Name of ${id}`, role, centres })
  return {
    ...house,
    admin: await person('admin', 'administrator', []),
    manager: await person('nadia', 'manager', ['dakhla']),
    mediator: await person('salma', 'mediator', ['dakhla']),
  }
}

describe('hours', () => {
  test.each([
    [
      ['09:00', '13:30'],
      ['12:30', '16:00'],
      {
        openings: [
          [540, 750],
          [810, 960],
        ],
      },
    ],
    [
      ['14h', '', '9h30'],
      ['18:00', '', '12h'],
      {
        openings: [
          [570, 720],
          [840, 1080],
        ],
      },
    ],
    [['20:00'], ['00:00'], { openings: [[1200, 1440]] }],
    [['20:00'], ['24:00'], { openings: [[1200, 1440]] }],
    [[], [], { openings: [] }],
    [['09:00'], [''], { wrong: 'hours.wrong.half' }],
    [['9 o’clock'], ['12:00'], { wrong: 'hours.wrong.half' }],
    [['12:00'], ['09:00'], { wrong: 'hours.wrong.order' }],
    [['09:00', '11:00'], ['12:00', '13:00'], { wrong: 'hours.wrong.overlap' }],
    [['01:00', '02:00', '03:00', '04:00', '05:00'], ['01:30', '02:30', '03:30', '04:30', '05:30'], { wrong: 'hours.wrong.many' }],
  ])('%j to %j', (from, to, expected) => {
    const day = dayOf(3, from, to)
    const seen = 'openings' in day ? { openings: day.openings.map(({ from, to }) => [from, to]) } : day
    expect(seen).toEqual(expected)
  })

  test('changed by a manager of the centre, they are what the assistant answers at once', async () => {
    const { manager, bot, clock, db } = await house()
    const state = () => {
      const centre = bot.content().centres.find(({ key }) => key === 'dakhla')
      if (!centre) throw new Error('no centre')
      return openState(centre, clock.local(clock.now()), bot.content())
    }
    expect(state()).toEqual({ open: true, until: 750 })
    const page = (await manager.get('/console/settings/hours/dakhla')).body
    expect(page).toContain('value="12:30"')
    const answer = await manager.post('/console/settings/hours/dakhla', {
      'hours.1.from': ['08:00', '14:00', ''],
      'hours.1.to': ['11:15', '18:00', ''],
      'ramadanHours.2.from': '10:00',
      'ramadanHours.2.to': '14:00',
    })
    expect(answer.statusCode).toBe(303)
    expect(state()).toEqual({ open: true, until: 675 })
    expect((await db.centre.findUnique({ where: { key: 'dakhla' } }))?.ramadanHours).toEqual([{ weekday: 2, from: 600, to: 840 }])
    expect(await db.audit.findFirst({ where: { action: 'settings.hours-changed' } })).toMatchObject({
      staffId: 'nadia',
      about: 'dakhla',
      centre: 'dakhla',
    })
  })

  test('what is wrong is said at its day, with what was typed, and nothing is kept', async () => {
    const { manager, db } = await house()
    const before = (await db.centre.findUnique({ where: { key: 'dakhla' } }))?.hours
    const answer = await manager.post('/console/settings/hours/dakhla', { 'hours.1.from': '12:00', 'hours.1.to': '09:00' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('La fin doit venir après le début')
    expect(answer.body).toContain('value="12:00"')
    expect((await db.centre.findUnique({ where: { key: 'dakhla' } }))?.hours).toEqual(before)
  })

  test('another’s centre is the same 404 as none', async () => {
    const { manager } = await house()
    for (const centre of ['bir-gandouz', 'atlantis']) {
      expect((await manager.get(`/console/settings/hours/${centre}`)).statusCode).toBe(404)
      expect((await manager.post(`/console/settings/hours/${centre}`, {})).statusCode).toBe(404)
    }
  })
})

describe('on call', () => {
  const HERE = '/console/settings/on-call'
  const shift = {
    centre: 'dakhla',
    person: 'salma',
    'from-date': '2026-11-23',
    'from-time': '18h',
    'until-date': '2026-11-24',
    'until-time': '08:00',
  }

  test('somebody is put on call and taken off, in Casablanca’s time', async () => {
    const { manager, mediator, db } = await house()
    expect((await manager.post(HERE, shift)).statusCode).toBe(303)
    const [kept] = await db.onCall.findMany()
    expect([kept?.from.toISOString(), kept?.until.toISOString(), kept?.staffId]).toEqual([
      '2026-11-23T18:00:00.000Z',
      '2026-11-24T08:00:00.000Z',
      'salma',
    ])
    const seen = (await mediator.get(HERE)).body
    expect(seen).toContain('Name of salma')
    expect(seen).not.toContain('Ajouter une astreinte')
    expect((await mediator.post(`${HERE}/remove`, { shift: kept?.id ?? '' })).statusCode).toBe(403)
    expect((await manager.post(`${HERE}/remove`, { shift: 'nobody' })).statusCode).toBe(404)
    expect((await manager.post(`${HERE}/remove`, { shift: kept?.id ?? '' })).statusCode).toBe(303)
    expect(await db.onCall.count()).toBe(0)
    expect((await db.audit.findMany({ where: { action: { startsWith: 'settings.on-call' } } })).map(({ action }) => action)).toEqual([
      'settings.on-call-added',
      'settings.on-call-removed',
    ])
  })

  test.each([
    [{ centre: 'bir-gandouz' }, 'ne convient pas'],
    [{ person: 'admin' }, 'ne travaille pas'],
    [{ person: 'nobody' }, 'ne travaille pas'],
    [{ 'until-date': '2026-11-22' }, 'après le début'],
    [{ 'until-date': '2027-11-22' }, 'après le début'],
    [{ 'from-date': '2026-11-20', 'until-date': '2026-11-21' }, 'déjà passé'],
    [{ 'from-time': 'le soir' }, 'Une heure comme'],
    [{ 'from-date': '' }, 'À remplir'],
  ])('is refused, and said why: %j', async (wrong, sentence) => {
    const { manager, db } = await house()
    const answer = await manager.post(HERE, { ...shift, ...wrong })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(sentence)
    expect(await db.onCall.count()).toBe(0)
  })

  test('nobody is on call twice at once', async () => {
    const { manager, db } = await house()
    await manager.post(HERE, shift)
    expect((await manager.post(HERE, { ...shift, 'from-time': '20:00' })).statusCode).toBe(422)
    expect(await db.onCall.count()).toBe(1)
  })
})

describe('ready answers', () => {
  const HERE = '/console/settings/replies'
  const reply = {
    shortcut: '/RDV',
    centre: 'dakhla',
    'text.ar': 'مرحبا',
    'text.ary': 'سلام',
    'text.ary-Latn': 'salam',
    'text.fr': 'Bonjour <b>',
  }

  test('are added, found, changed and removed', async () => {
    const { manager, mediator, db } = await house()
    expect((await manager.post(`${HERE}/new`, reply)).headers.location).toBe(HERE)
    const [kept] = await db.cannedReply.findMany()
    expect(kept).toMatchObject({
      shortcut: 'rdv',
      centre: 'dakhla',
      texts: { ar: 'مرحبا', ary: 'سلام', 'ary-Latn': 'salam', fr: 'Bonjour <b>' },
    })
    const seen = (await mediator.get(`${HERE}?q=BONJ`)).body
    expect(seen).toContain('Bonjour &lt;b>')
    expect(seen).not.toContain(`${HERE}/${kept?.id}`)
    expect((await mediator.get(`${HERE}?q=zzz`)).body).toContain('Aucune réponse ne contient')
    expect((await mediator.get(`${HERE}/${kept?.id}`)).statusCode).toBe(403)
    expect((await manager.post(`${HERE}/${kept?.id}`, { ...reply, 'text.fr': 'Bonsoir' })).statusCode).toBe(303)
    expect((await mediator.get(HERE)).body).toContain('Bonsoir')
    expect((await manager.post(`${HERE}/${kept?.id}/remove`)).statusCode).toBe(303)
    expect(await db.cannedReply.count()).toBe(0)
  })

  test.each([
    [{ shortcut: 'a b' }, 'Seulement des lettres'],
    [{ 'text.ary': ' ' }, 'À remplir'],
    [{ 'text.fr': 'x'.repeat(1_501) }, 'trop long'],
    [{ centre: 'all' }, 'que pour vos centres'],
    [{ centre: 'bir-gandouz' }, 'que pour vos centres'],
  ])('are refused, and said why: %j', async (wrong, sentence) => {
    const { manager, db } = await house()
    const answer = await manager.post(`${HERE}/new`, { ...reply, ...wrong })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(sentence)
    expect(await db.cannedReply.count()).toBe(0)
  })

  test('are found whatever accents and marks, and put in the order one wants', async () => {
    const { admin, manager, mediator } = await house()
    for (const shortcut of ['un', 'deux', 'trois'])
      await admin.post(`${HERE}/new`, { ...reply, centre: 'all', shortcut, 'text.fr': 'Dès l’été' })
    await manager.post(`${HERE}/new`, { ...reply, shortcut: 'quatre', 'text.ar': 'مَوعِد' })
    const order = async (query = '') =>
      [...(await mediator.get(HERE + query)).body.matchAll(/<bdi dir="ltr">\/(\p{L}+)</gu)].map(([, name]) => name)
    expect(await order('?q=ETE')).toEqual(['un', 'deux', 'trois'])
    expect(await order(`?q=${encodeURIComponent('موعد')}`)).toEqual(['quatre'])
    const idOf = async (name: string) => (await admin.get(HERE)).body.split(`/${name}<`)[1]?.match(/replies\/([\w-]{36})/)?.[1] ?? ''
    const first = await idOf('un')
    expect((await admin.post(`${HERE}/${await idOf('quatre')}/move`, { way: 'up' })).statusCode).toBe(303)
    expect(await order()).toEqual(['un', 'deux', 'quatre', 'trois'])
    await admin.post(`${HERE}/${first}/move`, { way: 'up' })
    await admin.post(`${HERE}/${first}/move`, { way: 'down' })
    expect(await order()).toEqual(['deux', 'un', 'quatre', 'trois'])
    // what is for all is the administration’s to move
    expect((await manager.post(`${HERE}/${first}/move`, { way: 'down' })).statusCode).toBe(404)
    expect((await mediator.post(`${HERE}/${first}/move`, { way: 'down' })).statusCode).toBe(403)
    expect((await admin.post(`${HERE}/${first}/move`, { way: 'sideways' })).statusCode).toBe(422)
  })

  test('a shortcut means one thing wherever it is typed; what is for all is the administration’s', async () => {
    const { admin, manager, db } = await house()
    expect((await admin.post(`${HERE}/new`, { ...reply, centre: 'all' })).statusCode).toBe(303)
    const [kept] = await db.cannedReply.findMany()
    expect(kept?.centre).toBeNull()
    expect((await manager.post(`${HERE}/new`, reply)).statusCode).toBe(422)
    expect((await manager.get(`${HERE}/${kept?.id}`)).statusCode).toBe(404)
    expect((await manager.post(`${HERE}/${kept?.id}/remove`)).statusCode).toBe(404)
  })
})

test('waiting times are set by managers, within a week, and are in force at once', async () => {
  const { manager, db } = await house()
  const times = { unclaimed: '5', late: '20', silent: '40', idle: '600' }
  expect((await manager.post('/console/settings/times', times)).statusCode).toBe(303)
  expect(await deskSettings(db)).toEqual({ unclaimed: 5, late: 20, silent: 40, idle: 600 })
  for (const unclaimed of ['0', '-1', '1.5', '', 'soon', '10081'])
    expect((await manager.post('/console/settings/times', { ...times, unclaimed })).statusCode, unclaimed).toBe(422)
  expect((await deskSettings(db)).unclaimed).toBe(5)
})

test('a time of Casablanca is found again, on both sides of a change of its clock', () => {
  const clock = testClock()
  for (const [date, minutes] of [
    ['2026-09-19', 600],
    ['2026-09-20', 300],
    ['2026-11-23', 0],
    ['2026-02-20', 720],
  ] as const)
    expect(clock.local(localInstant(clock, date, minutes))).toMatchObject({ date, minutes })
  expect([minutesOf('9h'), minutesOf('09.05'), minutesOf('24:00'), minutesOf('24:01'), minutesOf('12:60'), minutesOf('')]).toEqual([
    540,
    545,
    1440,
    null,
    null,
    null,
  ])
})
