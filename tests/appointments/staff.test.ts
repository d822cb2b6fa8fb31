import { expect, test } from 'vitest'
import { slotKey } from '../../flows/appointments/slot-key.ts'
import { planOf } from '../support/plans.ts'
import { registering } from '../support/registering.ts'
import { hire } from '../support/staff.ts'

const TUESDAY = '2026-11-24'
const ref = (from: number, date = TUESDAY) => ({ plan: 'dakhla', date, from })
const slot = (from: number, date = TUESDAY) => `appointment:slot/${slotKey(ref(from, date))}`
const WALK_IN = { service: 'reception', who: 'me', name: 'Amina Idrissi', phone: '+212600000000', locale: 'fr' } as const

async function desk() {
  const talk = await registering('fr')
  const { bot, taps, sent } = talk
  await bot.db.bookingPlan.deleteMany({ where: { id: { notIn: ['dakhla', 'bir_gandouz'] } } })
  const salma = await hire(bot.db, 'Salma', 'manager', ['dakhla'])
  const omar = await hire(bot.db, 'Omar', 'mediator', ['elsewhere'])
  const booked = async (from: string, at = 600) => {
    for (const id of [
      'appointment-new',
      'appointment:service/reception',
      'appointment:centre/dakhla',
      slot(at),
      'appointment:who/me',
      'appointment:name/skip',
      'appointment:confirm/yes',
    ])
      await taps(id, from)
    return (await bot.db.appointment.findFirst({ where: { state: 'booked', from: at, conversation: { address: from } } }))?.code ?? ''
  }
  const told = async (work: () => Promise<unknown>) => {
    const before = sent.length
    const outcome = await work()
    await bot.outbox('telegram')?.idle()
    return { outcome, said: sent.slice(before) }
  }
  const day = (who = salma) => bot.appointments.agenda(who, { centre: 'dakhla', mediator: null, first: TUESDAY, days: 1 })
  return { ...talk, appointments: bot.appointments, db: bot.db, salma, omar, booked, told, day }
}

test('the agenda of a day shows who comes; that of another centre does not exist', async () => {
  const { booked, appointments, salma, omar, day, db } = await desk()
  const code = await booked('a')
  await appointments.walkIn(salma, { ...WALK_IN, slot: ref(540) })
  const entries = (await day())?.entries ?? []
  expect(entries.map(({ from, name, state }) => [from, name, state])).toEqual([
    [540, 'Amina Idrissi', 'booked'],
    [600, null, 'booked'],
  ])
  expect(await day(omar)).toBeNull()
  for (const act of [
    appointments.mark(omar, code, 'arrived'),
    appointments.cancel(omar, code, null),
    appointments.move(omar, code, ref(660)),
  ])
    expect(await act).toEqual({ refused: 'not-found' })
  expect(await db.audit.count({ where: { action: 'appointment.agenda-read' } })).toBe(1)
})

test('a walk-in at a taken time is warned of, once, and may be meant; a citizen never is', async () => {
  const { booked, appointments, salma, db } = await desk()
  await booked('a')
  expect(await appointments.walkIn(salma, { ...WALK_IN, slot: ref(600) })).toEqual({ refused: 'taken' })
  expect(await appointments.walkIn(salma, { ...WALK_IN, slot: ref(600), over: true })).toHaveProperty('code')
  expect(await db.appointment.count({ where: { state: 'booked', from: 600 } })).toBe(2)
  const kept = JSON.stringify(await db.appointment.findMany())
  expect(kept).not.toContain('Idrissi')
  expect(kept).not.toContain('+212600000000')
})

test('arrived, done, did not come: each is one act, a slip is taken back, all stands in the journal', async () => {
  const { booked, appointments, salma, day, db } = await desk()
  const code = await booked('a')
  for (const [state, shown] of [
    ['arrived', 'arrived'],
    ['done', 'done'],
    ['booked', 'booked'],
    ['no-show', 'no-show'],
  ] as const) {
    expect(await appointments.mark(salma, code, state)).toMatchObject({ done: true })
    expect((await day())?.entries[0]?.state).toBe(shown)
  }
  expect(await appointments.mark(salma, code, 'no-show')).toEqual({ refused: 'changed' })
  const lines = await db.audit.findMany({ where: { about: code }, orderBy: { id: 'asc' } })
  expect(lines.map(({ action }) => action)).toEqual([
    'appointment.arrived',
    'appointment.done',
    'appointment.unmarked',
    'appointment.no-show',
  ])
})

test('moved by staff, its owner is told the new time; to a taken time it is refused', async () => {
  const { booked, appointments, salma, told, day } = await desk()
  const code = await booked('a')
  await booked('b', 630)
  expect(await appointments.move(salma, code, ref(630))).toEqual({ refused: 'taken' })
  const { outcome, said } = await told(() => appointments.move(salma, code, ref(660)))
  expect(outcome).toEqual({ done: true, told: 'told' })
  expect(said.map(({ to }) => to)).toContain('a')
  expect(said.map(({ text }) => text).join('\n')).toContain('11:00')
  expect((await day())?.entries.map(({ from }) => from)).toEqual([630, 660])
})

test('cancelled by staff, its owner reads why and can choose among three other times', async () => {
  const { booked, appointments, salma, told, writes, db } = await desk()
  const code = await booked('a')
  const { said } = await told(() => appointments.cancel(salma, code, 'Formation de l’équipe.'))
  expect(said.map(({ text }) => text).join('\n')).toContain('Formation de l’équipe.')
  expect(said.at(-1)?.choices).toHaveLength(4)
  await writes('1', 'a')
  expect(await db.appointment.count({ where: { state: 'held' } })).toBe(1)
})

test('a closed day: everyone who had an appointment is offered three others, and nobody books it any more', async () => {
  const { booked, appointments, salma, omar, told, taps, sent } = await desk()
  for (const [phone, at] of [
    ['a', 600],
    ['b', 630],
    ['c', 660],
  ] as const)
    await booked(phone, at)
  const walkIn = await appointments.walkIn(salma, { ...WALK_IN, slot: ref(540) })
  const closing = { centre: 'dakhla', plan: null, date: TUESDAY, words: null }
  expect(await appointments.closeDay(omar, closing)).toEqual({ refused: 'not-found' })
  const { outcome, said } = await told(() => appointments.closeDay(salma, closing))
  expect(outcome).toEqual({ cancelled: 4, told: 3, toCall: ['code' in walkIn && walkIn.code] })
  for (const phone of ['a', 'b', 'c']) {
    const offered =
      said
        .filter(({ to }) => to === phone)
        .at(-1)
        ?.choices.filter(({ id }) => id.includes('@')) ?? []
    expect(offered).toHaveLength(3)
    for (const { id } of offered) expect(id).not.toContain(TUESDAY)
  }
  await taps('appointment-new', 'd')
  await taps('appointment:service/reception', 'd')
  await taps('appointment:centre/dakhla', 'd')
  await taps(slot(700), 'd')
  expect(sent.at(-1)?.choices.some(({ id }) => id.includes(TUESDAY))).toBe(false)
})

test('with a person who has the floor, after danger, or without a conversation: done, and said who must be called', async () => {
  const { booked, appointments, salma, told, writes } = await desk()
  const code = await booked('a')
  await writes('mon mari me frappe, j’ai peur', 'a')
  const { outcome, said } = await told(() => appointments.cancel(salma, code, null))
  expect(outcome).toEqual({ done: true, told: 'discreet' })
  expect(said).toEqual([])
})

/** A desk at which Salma herself receives for literacy. */
async function receiving() {
  const house = await desk()
  const plan = { ...planOf({ id: '', mediator: house.salma.id, services: ['literacy'] }), open: true }
  const saved = await house.appointments.savePlan(house.salma, plan)
  const id = 'id' in saved ? saved.id : ''
  const choosing = async (phone: string, from: number) => {
    const key = slotKey({ plan: id, date: TUESDAY, from })
    for (const tapped of ['appointment-new', 'appointment:service/literacy', `appointment:slot/${key}`, 'appointment:who/me'])
      await house.taps(tapped, phone)
  }
  const confirming = async (phone: string) => {
    await house.taps('appointment:name/skip', phone)
    return house.taps('appointment:confirm/yes', phone)
  }
  const free = async () =>
    (await house.appointments.free(house.salma, 'literacy', 'dakhla'))?.filter(({ date, plan }) => date === TUESDAY && plan === id).length
  return { ...house, id, choosing, confirming, free }
}

const MORNING = { first: TUESDAY, last: TUESDAY, from: 0, to: 720, words: null }

test('who is away: whoever had an appointment is told, with three other times, and nobody books there any more', async () => {
  const { appointments, salma, omar, db, id, choosing, confirming, free, told, taps, sent } = await receiving()
  await choosing('a', 540)
  await confirming('a')
  const asked = { ...MORNING, mediator: salma.id, words: 'Salma est en formation.' }
  const walkIn = await appointments.walkIn(salma, { ...WALK_IN, service: 'literacy', slot: { plan: id, date: TUESDAY, from: 570 } })
  expect(await appointments.keepAbsence(omar, null, asked)).toEqual({ refused: 'not-found' })
  const { outcome, said } = await told(() => appointments.keepAbsence(salma, null, asked))
  expect(outcome).toMatchObject({ cancelled: 2, told: 1, toCall: ['code' in walkIn && walkIn.code] })
  expect(said.map(({ text }) => text).join('\n')).toContain('Salma est en formation.')
  const offered = sent.at(-1)?.choices.filter(({ id }) => id.includes('@')) ?? []
  expect(offered).toHaveLength(3)
  for (const { id } of offered) expect(id).not.toMatch(new RegExp(`${TUESDAY}@(5|6)`))
  expect(await free()).toBe(6)
  await taps(offered[0]?.id ?? '', 'a')
  expect(await db.appointment.count({ where: { state: 'held' } })).toBe(1)
})

test('an absence is changed and taken back: what it then closes is called off, what it no longer closes is free', async () => {
  const { appointments, salma, omar, db, choosing, confirming, free } = await receiving()
  await choosing('a', 810)
  await confirming('a')
  const kept = await appointments.keepAbsence(salma, null, { ...MORNING, mediator: salma.id })
  const absence = 'id' in kept ? kept.id : ''
  expect(kept).toMatchObject({ cancelled: 0 })
  const later = { ...MORNING, mediator: salma.id, from: 780, to: 900 }
  expect(await appointments.keepAbsence(omar, absence, { ...later, mediator: omar.id })).toEqual({ refused: 'not-found' })
  expect(await appointments.keepAbsence(salma, absence, later)).toMatchObject({ id: absence, cancelled: 1, told: 1 })
  expect((await appointments.absences(salma)).listed).toMatchObject([{ id: absence, mediator: salma.id, from: 780 }])
  expect((await appointments.absences(omar)).listed).toEqual([])
  expect(await free()).toBe(9)
  expect(await appointments.removeAbsence(omar, absence)).toEqual({ refused: 'not-found' })
  await appointments.removeAbsence(salma, absence)
  expect([await free(), await db.absence.count()]).toEqual([12, 0])
  const actions = (await db.audit.findMany({ where: { action: { contains: 'absence' } }, orderBy: { id: 'asc' } })).map(row => row.action)
  expect(actions).toEqual(['appointment.absence-added', 'appointment.absence-changed', 'appointment.absence-removed'])
})

test.each([
  ['a day that is over', { last: '2026-11-22', first: '2026-11-22' }, 'last'],
  ['an end before its beginning', { last: '2026-11-23', first: '2026-11-24' }, 'last'],
  ['years', { last: '2029-11-24' }, 'last'],
  ['no time at all', { from: 720 }, 'to'],
])('an absence of %s is refused by its field', async (_, wrong, why) => {
  const { appointments, salma } = await desk()
  expect(await appointments.keepAbsence(salma, null, { ...MORNING, mediator: salma.id, ...wrong })).toEqual({ refused: 'invalid', why })
})

test('who has only chosen when the day is closed, or the mediator away, hears so at the last word', async () => {
  const { appointments, salma, choosing, confirming, db } = await receiving()
  await choosing('a', 540)
  await appointments.keepAbsence(salma, null, { ...MORNING, mediator: salma.id })
  expect((await confirming('a')).map(({ text }) => text).join()).toContain('vient d’être pris')
  await choosing('b', 810)
  await appointments.closeDay(salma, { centre: 'dakhla', plan: null, date: TUESDAY, words: null })
  expect((await confirming('b')).map(({ text }) => text).join()).toContain('vient d’être pris')
  expect(await db.appointment.count({ where: { state: 'booked' } })).toBe(0)
})

test('a plan is previewed before it is kept, and one that cannot be is refused by field', async () => {
  const { appointments, salma, omar, db } = await desk()
  const plan = { ...planOf({ id: '', services: ['literacy'], mediator: null, minutes: 45 }), open: true }
  const preview = await appointments.preview(salma, plan, 2)
  expect(preview?.filter(({ date }) => date === TUESDAY)).toHaveLength(7)
  expect(await db.bookingPlan.count({ where: { minutes: 45 } })).toBe(0)
  expect(await appointments.preview(omar, plan, 2)).toBeNull()
  expect(await appointments.savePlan(omar, plan)).toEqual({ refused: 'not-allowed' })
  const wrong = [
    [{ minutes: 7 }, 'minutes'],
    [{ hours: [{ weekday: 1, from: 600, to: 540 }] }, 'hours'],
    [
      {
        ramadanHours: [
          { weekday: 1, from: 540, to: 660 },
          { weekday: 1, from: 600, to: 720 },
        ],
      },
      'ramadanHours',
    ],
    [{ from: '2026-12-31', until: '2026-12-01' }, 'until'],
    [{ capacity: 0 }, 'capacity'],
  ] as const
  for (const [part, why] of wrong)
    expect(await appointments.savePlan(salma, { ...plan, ...part } as typeof plan)).toEqual({ refused: 'invalid', why })
})

test('the id of a plan is short enough for the button of any platform', async () => {
  const { id } = await receiving()
  const longest = `appointment-move:slot/${slotKey({ plan: id, date: TUESDAY, from: 1000 })}`
  expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(64)
})

test('a calendar reads one’s own hours by its secret, without a name; a revoked or renewed secret opens nothing', async () => {
  const { appointments, salma, db } = await desk()
  const saved = await appointments.savePlan(salma, { ...planOf({ id: '', mediator: salma.id, services: ['literacy'] }), open: true })
  const id = 'id' in saved ? saved.id : ''
  await appointments.walkIn(salma, { ...WALK_IN, service: 'literacy', slot: { plan: id, date: TUESDAY, from: 540 } })
  const first = await appointments.renewFeed(salma)
  const calendar = (await appointments.feed(first)) ?? ''
  expect(calendar).toContain('DTSTART:20261124T090000')
  expect(calendar).not.toContain('Amina')
  for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(JSON.stringify(await db.calendarFeed.findMany())).not.toContain(first)
  const second = await appointments.renewFeed(salma)
  expect(await appointments.feed(first)).toBeNull()
  expect(await appointments.feed(second)).not.toBeNull()
  await appointments.revokeFeed(salma)
  expect(await appointments.feed(second)).toBeNull()
  expect(await appointments.feed('made-up')).toBeNull()
})
