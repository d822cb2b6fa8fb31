/** Arithmetic on ISO dates ("2026-11-22"), which have no hour and no zone. */
const DAY = 86_400_000

const toDays = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY
const fromDays = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10)

export const addDays = (date: string, days: number): string => fromDays(toDays(date) + days)

/** The same day of the month so many months later, or the last day of a shorter month. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = parts(date)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = lastDay(first.getUTCFullYear(), first.getUTCMonth() + 1)
  return iso(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(day, last)) ?? date
}

/** The ISO date of a day, or null when there is no such day (31 February). */
export function iso(year: number, month: number, day: number): string | null {
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month))) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export function parts(date: string): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))]
}

/** 1 = Monday to 7 = Sunday. */
export const weekdayOf = (date: string): number => ((toDays(date) + 3) % 7) + 1

/** The next such weekday after a date, never the date itself. */
export const nextWeekday = (after: string, weekday: number): string => addDays(after, ((weekday - weekdayOf(after) + 6) % 7) + 1)

/** The Monday of the week after. */
export const nextMonday = (date: string): string => nextWeekday(date, 1)

/** The coming day of that number: this month's when it is today or later, else next month's that has one. Null when there is none. */
export function nextDayOfMonth(today: string, day: number): string | null {
  const [year, month] = parts(today)
  for (let ahead = 0; ahead < 3; ahead++) {
    const date = iso(year + Math.floor((month - 1 + ahead) / 12), ((month - 1 + ahead) % 12) + 1, day)
    if (date !== null && date >= today) return date
  }
  return null
}

/** The coming such day of such month, today counting; null when no year has it (29 February waits for a leap year). */
export function nextDayAndMonth(today: string, month: number, day: number): string | null {
  const [year] = parts(today)
  for (let ahead = 0; ahead < 5; ahead++) {
    const date = iso(year + ahead, month, day)
    if (date !== null && date >= today) return date
  }
  return null
}

/** A year written with two digits, as people mean it: no later than next year. */
export function fullYear(written: string, today: string): number {
  const year = Number(written)
  if (written.length !== 2) return year
  const [now] = parts(today)
  const recent = now - (now % 100) + year
  return recent > now + 1 ? recent - 100 : recent
}
