import { daysAfter, weekdayOf } from '../centres/opening.ts'
import type { Calendar, DayException, Plan, Stretch } from './plan.ts'

/** What of a date is common to all plans: whether it is closed, whether Ramadan's hours hold, whether that may still change. */
export type DayKind = { date: string; weekday: number; closed: boolean; ramadan: boolean; toConfirm: boolean }

/**
 * A date as the calendar has it. The moon moves a forecast feast by a day, so that the day itself and its neighbours stay to be
 * confirmed, and so do the edges of a forecast Ramadan. A forecast feast is not closed yet: it may turn out to be the day beside it.
 * Worked out once for each date of a calendar, which is read anew when it is edited.
 */
export function dayKind(date: string, calendar: Calendar): DayKind {
  const known = DAYS.get(calendar) ?? new Map<string, DayKind>()
  if (known.size === 0) DAYS.set(calendar, known)
  const day = known.get(date) ?? workedOut(date, calendar)
  known.set(date, day)
  return day
}

const DAYS = new WeakMap<Calendar, Map<string, DayKind>>()

function workedOut(date: string, { holidays, ramadans }: Calendar): DayKind {
  const near = [daysAfter(date, -1), date, daysAfter(date, 1)]
  const ramadan = ramadans.find(({ from, to }) => from <= date && date <= to)
  return {
    date,
    weekday: weekdayOf(date),
    closed: holidays.some(day => day.date === date && day.closed && day.kind !== 'forecast'),
    ramadan: ramadan !== undefined,
    toConfirm:
      holidays.some(day => day.closed && day.kind === 'forecast' && near.includes(day.date)) ||
      ramadans.some(({ from, to, kind }) => kind === 'forecast' && near.some(each => isEdge(each, from, to))),
  }
}

// the first day, the last, and the day each of them would be if the moon were seen otherwise
const isEdge = (date: string, from: string, to: string) => date === from || date === to

/** The hours of a plan on a date: its own exception, else its centre's, else its timetable. */
export function hoursOn(plan: Plan, day: DayKind, exceptions: readonly DayException[]): readonly Stretch[] {
  const { date, weekday } = day
  if ((plan.from !== null && date < plan.from) || (plan.until !== null && date > plan.until)) return []
  const special = exceptions.filter(each => each.date === date && each.centre === plan.centre)
  const exception = special.find(each => each.plan === plan.id) ?? special.find(each => each.plan === null)
  if (exception) return exception.hours
  if (day.closed) return []
  const timetable = day.ramadan && plan.ramadanHours.length > 0 ? plan.ramadanHours : plan.hours
  return timetable.filter(opening => opening.weekday === weekday)
}
