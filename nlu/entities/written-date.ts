import { fullYear, iso, nextDayAndMonth } from './calendar.ts'
import type { Context, Message } from './message.ts'

/** A date in figures. `year` says whether its year was written; `value` is null for a day that does not exist. */
export type WrittenDate = { value: string | null; start: number; end: number; year: boolean }

const FULL = /(?<![\d/])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d/])/g
const SPACED = /(?<!\d)(\d{1,2}) (\d{1,2}) (\d{4})(?!\d)/g
const ISO = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/g
const SHORT = /(?<![\d/.,])(\d{1,2})\/(\d{1,2})(?![\d/])/g

/** 20.12 or 20-12 is a day when it is the whole message; elsewhere it may be a score or a range. */
const WHOLE = /^\s*(\d{2})[.-](\d{2})\s*$/g

/** Figures that look like a day and a month but mean "always" or a half. */
const IDIOMS = new Set(['24/7', '7/7', '1/2', '24/24'])

/** Dates in figures, day first as in Morocco: 12/3/84, ١٢-٠٣-١٩٨٤, 12.03.1984, 2026-11-23, 15/12. A day without a year is the coming one. */
export function readWrittenDates({ plain }: Message, { today }: Context): WrittenDate[] {
  const full = [...plain.matchAll(FULL)].map(found =>
    dated(found, iso(fullYear(found[4] ?? '', today), Number(found[3]), Number(found[1]))),
  )
  const spaced = [...plain.matchAll(SPACED)].map(found => dated(found, iso(Number(found[3]), Number(found[2]), Number(found[1]))))
  const international = [...plain.matchAll(ISO)].map(found => dated(found, iso(Number(found[1]), Number(found[2]), Number(found[3]))))
  const short = [...plain.matchAll(SHORT)]
    .filter(found => !IDIOMS.has(found[0]))
    .map(found => ({ ...dated(found, nextDayAndMonth(today, Number(found[2]), Number(found[1]))), year: false }))
  const whole = [...plain.matchAll(WHOLE)]
    .map(found => ({ ...dated(found, nextDayAndMonth(today, Number(found[2]), Number(found[1]))), year: false }))
    .filter(({ value }) => value !== null)
  return [...whole, ...full, ...international, ...spaced.filter(({ value }) => value !== null), ...short]
}

const dated = (found: RegExpMatchArray, value: string | null): WrittenDate => {
  const start = found.index ?? 0
  return { value, start, end: start + found[0].length, year: true }
}
