import { expect, test } from 'vitest'
import { clockTime, dayOf, daysAfter, openState, weekdayOf } from '../flows/centres/opening.ts'
import type { Centre } from '../flows/content.ts'
import type { LocalTime } from '../flows/engine/types.ts'
import { seedFiles } from '../prisma/seed.ts'

const { content } = seedFiles()
const dakhla = content.centres.find(({ key }) => key === 'dakhla') as Centre
const at = (date: string, time: string): LocalTime => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return { date, weekday: weekdayOf(date), minutes: hours * 60 + minutes }
}

test.each([
  ['a Monday before opening', '2026-11-23', '08:59', 'opens 2026-11-23 09:00'],
  ['a Monday at opening', '2026-11-23', '09:00', 'open until 12:30'],
  ['the lunch break', '2026-11-23', '12:30', 'opens 2026-11-23 13:30'],
  ['the last minute', '2026-11-23', '15:59', 'open until 16:00'],
  ['a Monday evening', '2026-11-23', '16:00', 'opens 2026-11-24 09:00'],
  ['a Friday after prayer', '2026-11-27', '13:00', 'opens 2026-11-27 14:30'],
  ['a Friday evening', '2026-11-27', '17:00', 'opens 2026-11-30 09:00'],
  ['a Sunday', '2026-11-22', '10:00', 'opens 2026-11-23 09:00'],
  ['Independence Day', '2026-11-18', '10:00', 'opens 2026-11-19 09:00'],
  ['New Year’s Eve evening: Friday is a holiday, then a week-end', '2026-12-31', '18:00', 'opens 2027-01-04 09:00'],
  ['Ramadan, earlier closing', '2026-02-23', '14:15', 'open until 14:30'],
  ['Ramadan, later opening', '2026-02-23', '09:15', 'opens 2026-02-23 09:30'],
])('%s', (_, date, time, expected) => {
  const state = openState(dakhla, at(date, time), content)
  expect(state.open ? `open until ${clockTime(state.until)}` : `opens ${state.next?.date} ${clockTime(state.next?.from ?? 0)}`).toBe(
    expected,
  )
})

test('a centre without hours never opens, and says so', () => {
  expect(openState({ ...dakhla, hours: [], ramadanHours: [] }, at('2026-11-23', '10:00'), content)).toEqual({ open: false, next: null })
})

test('a holiday that is not closed keeps its hours', () => {
  const open = { ...content, holidays: [{ date: '2026-11-23', names: dakhla.names, kind: 'fixed' as const, closed: false }] }
  expect(dayOf(dakhla, '2026-11-23', open).openings).toHaveLength(2)
})

test('for every quarter of an hour of two years, the state is consistent with the next one', () => {
  for (let day = 0; day < 730; day += 1) {
    const date = daysAfter('2026-01-01', day)
    for (let minutes = 0; minutes < 1440; minutes += 45) {
      const state = openState(dakhla, { date, weekday: weekdayOf(date), minutes }, content)
      if (state.open) expect(state.until).toBeGreaterThan(minutes)
      else expect(state.next && `${state.next.date} ${clockTime(state.next.from)}` > `${date} ${clockTime(minutes)}`).toBe(true)
    }
  }
})
