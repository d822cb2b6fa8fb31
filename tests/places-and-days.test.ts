import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Centre, Commune, Content, Holiday, Hotline, Opening, Ramadan, Service } from '../flows/content.ts'
import { LOCALES } from '../locales/locale.ts'

const read = (name: keyof Content): unknown => JSON.parse(readFileSync(new URL(`../prisma/seed/${name}.json`, import.meta.url), 'utf8'))
const services = (read('services') as Service[]).map(service => service.key).sort()
const centres = read('centres') as Centre[]
const hotlines = read('hotlines') as Hotline[]
const holidays = read('holidays') as Holiday[]
const ramadans = read('ramadans') as Ramadan[]
const communes = read('communes') as Commune[]

describe('centres', () => {
  const sorted = (a: Opening, b: Opening): number => a.weekday - b.weekday || a.from - b.from

  test('are three samples, marked as such, with nothing invented', () => {
    expect(centres.map(centre => centre.key)).toEqual(['dakhla', 'argoub', 'bir-gandouz'])
    const unknown = { place: null, phone: null, email: null, latitude: null, longitude: null, sample: true }
    for (const centre of centres) expect(centre).toMatchObject(unknown)
    const marks = { ar: 'في انتظار التأكيد', ary: 'مازال ما تأكد', 'ary-Latn': 'mazal mat2akked', fr: 'exemple à confirmer' }
    for (const { names } of centres) for (const locale of LOCALES) expect(names[locale]).toContain(marks[locale])
  })

  test('stand in a known commune and offer known services', () => {
    const codes = communes.map(commune => commune.code)
    for (const centre of centres) {
      expect(codes).toContain(centre.commune)
      expect(centre.services.filter(key => !services.includes(key))).toEqual([])
      expect(new Set(centre.services).size).toBe(centre.services.length)
      expect(centre.services).toEqual(expect.arrayContaining(['reception', 'direct_social_aid', 'amo_tadamon', 'rsu']))
    }
    expect([...(centres[0]?.services ?? [])].sort()).toEqual(services)
  })

  test.each(
    centres.flatMap(({ key, hours, ramadanHours }) => [
      { key, of: 'hours', hours },
      { key, of: 'Ramadan hours', hours: ramadanHours },
    ]),
  )('$key has $of from Monday to Friday, in order, none over another', ({ hours }) => {
    expect([...new Set(hours.map(opening => opening.weekday))]).toEqual([1, 2, 3, 4, 5])
    expect([...hours].sort(sorted)).toEqual(hours)
    hours.forEach((opening, n) => {
      const before = hours[n - 1]
      expect(opening.from).toBeLessThan(opening.to)
      if (before?.weekday === opening.weekday) expect(opening.from).toBeGreaterThan(before.to)
    })
  })
})

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text
const days = (from: string, to: string): number => (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000

test('hotlines are the five that may be shown, danger now first', () => {
  const shown = hotlines.map(({ position, number, audience }) => `${position}. ${number} ${audience}`)
  expect(shown).toEqual(['1. 19 everyone', '2. 177 everyone', '3. 15 everyone', '4. 8350 women', '5. 2511 children'])
  expect(hotlines.filter(hotline => !isDate(hotline.verifiedAt) || hotline.verifiedAt > '2026-11-22')).toEqual([])
})

describe('holidays', () => {
  const ANNOUNCED = ['2026-03-20', '2026-03-21', '2026-03-23']
  const FIXED = ['01-01', '01-11', '01-14', '05-01', '07-30', '08-14', '08-20', '08-21', '10-31', '11-06', '11-18']
  const dates = holidays.map(holiday => holiday.date)

  test('are real days of 2026 and 2027, in order, each once', () => {
    expect(dates.filter(date => !isDate(date) || !/^202[67]/.test(date))).toEqual([])
    expect(dates).toEqual([...new Set(dates)].sort())
    expect(dates.length).toBe(37)
    expect(holidays.filter(holiday => !holiday.closed)).toEqual([])
  })

  test('are forecast exactly when neither fixed by law nor announced', () => {
    const kindOf = (date: string): Holiday['kind'] =>
      FIXED.includes(date.slice(5)) ? 'fixed' : ANNOUNCED.includes(date) ? 'announced' : 'forecast'
    expect(holidays.map(({ date, kind }) => [date, kind])).toEqual(dates.map(date => [date, kindOf(date)]))
    for (const year of ['2026', '2027'])
      expect(dates.filter(date => date.startsWith(year) && kindOf(date) === 'fixed').length).toBe(FIXED.length)
  })

  test('begin Aïd al-Fitr the day after Ramadan, which lasts 29 or 30 days', () => {
    expect(ramadans.map(ramadan => ramadan.kind)).toEqual(['announced', 'forecast'])
    for (const { from, to } of ramadans) {
      expect([29, 30]).toContain(days(from, to) + 1)
      const feast = holidays.find(holiday => holiday.names.fr === 'Aïd al-Fitr' && holiday.date.startsWith(to.slice(0, 4)))
      expect(days(to, feast?.date ?? '')).toBe(1)
    }
  })
})

test('communes are the thirteen of the two provinces', () => {
  expect(new Set(communes.map(commune => commune.code)).size).toBe(13)
  const of = (prefix: string): Commune[] => communes.filter(commune => commune.code.startsWith(prefix))
  expect([of('12.391.').length, of('12.066.').length, communes.length]).toEqual([7, 6, 13])
  expect(communes.filter(commune => !/^12\.(?:391|066)\.\d{2}\.\d{2}$/.test(commune.code))).toEqual([])
  expect(new Set(of('12.391.').map(commune => commune.province.fr))).toEqual(new Set(['Oued Ed-Dahab']))
  expect(new Set(of('12.066.').map(commune => commune.province.fr))).toEqual(new Set(['Aousserd']))
})

test('no two communes answer to the same spelling', () => {
  const spellings = communes.flatMap(({ names, variants }) => [
    ...new Set([...Object.values(names), ...variants].map(name => name.toLowerCase())),
  ])
  expect(spellings.filter((name, n) => spellings.indexOf(name) !== n)).toEqual([])
})
