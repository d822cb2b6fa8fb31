import { daysAfter } from '../centres/opening.ts'
import type { Content } from '../content.ts'
import type { LocalTime } from '../engine/types.ts'

/** Minutes of Casablanca's clock between which people may be told something unasked. */
export type Hours = { from: number; to: number }
/** Those of ordinary days, and those of Ramadan, when days begin late and evenings belong to the family. */
export type QuietRules = { day: Hours; ramadan: Hours }

type Calendar = Pick<Content, 'ramadans'>

/** The hours of a date in which people may be told. */
export const hoursOn = (date: string, { day, ramadan }: QuietRules, { ramadans }: Calendar): Hours =>
  ramadans.some(({ from, to }) => from <= date && date <= to) ? ramadan : day

/** Whether nothing may be sent unasked at a local time. */
export function isQuiet({ date, minutes }: LocalTime, rules: QuietRules, calendar: Calendar): boolean {
  const { from, to } = hoursOn(date, rules, calendar)
  return minutes < from || minutes >= to
}

/** When it may be sent again: at once, later today, or tomorrow. */
export function nextOpening(now: LocalTime, rules: QuietRules, calendar: Calendar): { date: string; minutes: number } {
  if (!isQuiet(now, rules, calendar)) return now
  const today = hoursOn(now.date, rules, calendar)
  const date = now.minutes < today.from ? now.date : daysAfter(now.date, 1)
  return { date, minutes: hoursOn(date, rules, calendar).from }
}
