import { expect, test } from 'vitest'
import { type Facts, freeSlots } from '../../flows/appointments/availability.ts'
import type { FreeSlot } from '../../flows/appointments/plan.ts'
import { clockTime } from '../../flows/centres/opening.ts'
import { seedFiles } from '../../prisma/seed.ts'
import { factsAt, planOf } from '../support/plans.ts'
import { MONDAY_MORNING } from '../support/world.ts'

const shown = (slots: readonly FreeSlot[]) => slots.map(({ date, from }) => `${date} ${clockTime(from)}`)
const on = (date: string, facts: Facts) => shown(freeSlots(facts).filter(slot => slot.date === date)).map(at => at.slice(11))
const { content } = seedFiles()
const words = content.holidays[0]?.names ?? { ar: '', ary: '', 'ary-Latn': '', fr: '' }

const FULL_DAY = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '13:30', '14:00', '14:30', '15:00', '15:30']

test('a day is cut into appointments, interval by interval', () => {
  expect(on('2026-11-24', factsAt(MONDAY_MORNING))).toEqual(FULL_DAY)
})

test('a buffer is kept free behind each, and what does not fit whole is not offered', () => {
  const plans = [planOf({ minutes: 45, buffer: 15, hours: [{ weekday: 2, from: 540, to: 700 }] })]
  expect(on('2026-11-24', factsAt(MONDAY_MORNING, { plans }))).toEqual(['09:00', '10:00'])
})

test('what is too near, too far, or before and after the plan is not offered', () => {
  expect(on('2026-11-23', factsAt(MONDAY_MORNING))).toEqual(['12:00', '13:30', '14:00', '14:30', '15:00', '15:30'])
  expect(freeSlots(factsAt(MONDAY_MORNING)).at(-1)?.date).toBe('2026-12-23')
  const plans = [planOf({ from: '2026-11-25', until: '2026-11-26' })]
  expect(new Set(freeSlots(factsAt(MONDAY_MORNING, { plans })).map(({ date }) => date))).toEqual(new Set(['2026-11-25', '2026-11-26']))
})

test('a closed holiday is closed; a forecast one and its neighbours stay to be confirmed', () => {
  const holidays = [
    { date: '2026-11-24', names: words, kind: 'announced', closed: true },
    { date: '2026-11-26', names: words, kind: 'forecast', closed: true },
  ] as const
  const facts = factsAt(MONDAY_MORNING, { calendar: { holidays, ramadans: [] } })
  expect(on('2026-11-24', facts)).toEqual([])
  const unsure = new Set(freeSlots(facts).flatMap(({ date, toConfirm }) => (toConfirm ? [date] : [])))
  expect([...unsure]).toEqual(['2026-11-25', '2026-11-26', '2026-11-27'])
})

test('in Ramadan its own hours hold, and the edges of a forecast one stay to be confirmed', () => {
  const ramadans = [{ from: '2027-02-08', to: '2027-03-09', kind: 'forecast' }] as const
  const facts = factsAt(new Date('2027-02-01T10:00:00Z'), { calendar: { holidays: [], ramadans } })
  expect(on('2027-02-05', facts)).toEqual(FULL_DAY)
  expect(on('2027-02-08', facts)).toEqual(['09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30', '13:00', '13:30', '14:00'])
  const unsure = new Set(freeSlots(facts).flatMap(({ date, toConfirm }) => (toConfirm ? [date] : [])))
  expect([...unsure]).toEqual(['2027-02-08', '2027-02-09'])
})

test('a date with a timetable of its own: the plan’s stands above the centre’s, and both above a holiday', () => {
  const day = { centre: 'dakhla', date: '2026-11-24' }
  const holidays = [{ date: '2026-11-24', names: words, kind: 'fixed', closed: true }] as const
  const plans = [planOf(), planOf({ id: 'other', mediator: 'other' })]
  const exceptions = [
    { ...day, plan: null, hours: [] },
    { ...day, plan: 'other', hours: [{ from: 600, to: 660 }] },
  ]
  const facts = factsAt(MONDAY_MORNING, { plans, exceptions, calendar: { holidays, ramadans: [] } })
  expect(on('2026-11-24', facts)).toEqual(['10:00', '10:30'])
})

test('who is away is not booked, hour by hour', () => {
  const absences = [{ mediator: 'mediator', first: '2026-11-24', last: '2026-11-25', from: 0, to: 615 }]
  expect(on('2026-11-25', factsAt(MONDAY_MORNING, { absences }))).toEqual(FULL_DAY.filter(at => at >= '10:30'))
  expect(on('2026-11-26', factsAt(MONDAY_MORNING, { absences }))).toEqual(FULL_DAY)
})

test('a group is full when its seats are; two plans of one person are not booked over each other', () => {
  const group = planOf({ id: 'group', capacity: 2, minutes: 60, hours: [{ weekday: 2, from: 540, to: 660 }] })
  const seat = { resource: 'mediator', date: '2026-11-24', from: 540, to: 600, plan: 'group' }
  const facts = (seats: number) => factsAt(MONDAY_MORNING, { plans: [planOf(), group], taken: Array.from({ length: seats }, () => seat) })
  const left = (seats: number) => freeSlots(facts(seats)).find(slot => slot.plan === 'group' && slot.date === '2026-11-24')?.left
  expect([left(0), left(1)]).toEqual([2, 1])
  expect(on('2026-11-24', facts(2))).toEqual(['10:00', ...FULL_DAY.slice(2)])
})

test('a plan that was changed does not let an appointment of the old one be booked over', () => {
  const taken = [{ resource: 'mediator', date: '2026-11-24', from: 550, to: 580, plan: 'plan' }]
  expect(on('2026-11-24', factsAt(MONDAY_MORNING, { taken }))).toEqual(FULL_DAY.slice(2))
})

test('the seeded calendar: no appointment on New Year’s Day', () => {
  const facts = factsAt(new Date('2026-12-20T10:00:00Z'), { calendar: content })
  expect(on('2026-12-31', facts)).toEqual(FULL_DAY)
  expect(on('2027-01-01', facts)).toEqual([])
})
