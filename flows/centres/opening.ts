import type { Centre, Content, Holiday, Opening } from '../content.ts'
import type { LocalTime } from '../engine/types.ts'

/** What a centre's day looks like. `holiday` is set when the day is one, closed or not. */
export type Day = { date: string; openings: readonly Opening[]; holiday: Holiday | null }

/** Whether a centre is open, and when that changes. */
export type OpenState = { open: true; until: number } | { open: false; next: { date: string; from: number } | null }

const DAYS_AHEAD = 60

/** A centre's openings on an ISO date: none on a closed holiday, Ramadan's own hours in Ramadan. */
export function dayOf(centre: Centre, date: string, content: Content): Day {
  const holiday = content.holidays.find(day => day.date === date) ?? null
  if (holiday?.closed) return { date, openings: [], holiday }
  const ramadan = content.ramadans.some(({ from, to }) => from <= date && date <= to)
  const plan = ramadan && centre.ramadanHours.length > 0 ? centre.ramadanHours : centre.hours
  const weekday = weekdayOf(date)
  return { date, openings: plan.filter(opening => opening.weekday === weekday).sort((a, b) => a.from - b.from), holiday }
}

/** Whether a centre is open at a local time, until when, or when it opens next (within sixty days). */
export function openState(centre: Centre, now: LocalTime, content: Content): OpenState {
  const current = dayOf(centre, now.date, content).openings.find(({ from, to }) => from <= now.minutes && now.minutes < to)
  if (current) return { open: true, until: current.to }
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const date = daysAfter(now.date, ahead)
    const next = dayOf(centre, date, content).openings.find(({ from }) => ahead > 0 || from > now.minutes)
    if (next) return { open: false, next: { date, from: next.from } }
  }
  return { open: false, next: null }
}

/** Which of the three feasts people count from (“after the feast”) a holiday is: `fitr`, `adha` or `mawlid`; undefined for another day. */
export const feastOf = ({ names }: Holiday): string | undefined => /fitr|adha|mawlid/i.exec(names.fr)?.[0].toLowerCase()

/** The ISO date `days` after another. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** 1 = Monday to 7 = Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

/** Minutes after midnight as `HH:MM`. */
export const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
