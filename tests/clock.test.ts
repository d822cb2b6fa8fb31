import { expect, test } from 'vitest'
import { localTime, offsetAt, runtimeOffset } from '../bot/clock.ts'

// IANA tzdata 2026c for Africa/Casablanca: UTC in Ramadan 2026, UTC+1 until 20 September 2026 01:00Z, UTC for good since
test.each([
  ['2026-01-15T12:00:00Z', '2026-01-15', '13:00'],
  ['2026-02-15T01:59:00Z', '2026-02-15', '02:59'],
  ['2026-02-20T12:00:00Z', '2026-02-20', '12:00'],
  ['2026-03-22T02:00:00Z', '2026-03-22', '03:00'],
  ['2026-04-01T12:00:00Z', '2026-04-01', '13:00'],
  ['2026-09-20T00:59:00Z', '2026-09-20', '01:59'],
  ['2026-09-20T01:00:00Z', '2026-09-20', '01:00'],
  ['2026-11-22T09:00:00Z', '2026-11-22', '09:00'],
  ['2027-02-10T12:00:00Z', '2027-02-10', '12:00'],
  ['2027-06-01T23:30:00Z', '2027-06-01', '23:30'],
])('at %s Casablanca shows %s %s', (instant, date, time) => {
  const local = localTime(new Date(instant))
  const clock = `${String(Math.floor(local.minutes / 60)).padStart(2, '0')}:${String(local.minutes % 60).padStart(2, '0')}`
  expect([local.date, clock]).toEqual([date, time])
})

test('weekdays run from Monday 1 to Sunday 7', () => {
  expect(localTime(new Date('2026-11-22T09:00:00Z')).weekday).toBe(7)
  expect(localTime(new Date('2026-11-23T09:00:00Z')).weekday).toBe(1)
})

test('a change made in the settings comes into force at its instant', () => {
  const summer = { from: Date.parse('2027-03-28T02:00Z'), minutes: 60 }
  const changes = [{ from: Date.UTC(2026, 8, 20, 1), minutes: 0 }, summer]
  expect(offsetAt(new Date(summer.from - 1), changes)).toBe(0)
  expect(offsetAt(new Date(summer.from), changes)).toBe(60)
})

test('before the change the runtime is believed', () => {
  const instant = new Date('2025-07-01T12:00:00Z')
  expect(offsetAt(instant)).toBe(runtimeOffset(instant))
  expect(runtimeOffset(instant)).toBe(60)
})
