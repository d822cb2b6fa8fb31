import type { Clock } from '../../../bot/hear.ts'
import { localInstant } from '../local-instant.ts'

const MORNING = 9 * 60
const DAY_MS = 86_400_000

/** Until when a case is put aside: nine in the morning of a day in Casablanca, or null until they reply. A day that is none is the past, which the desk refuses. */
export function snoozedUntil(clock: Clock, now: Date, until: 'reply' | 'tomorrow' | 'monday' | 'date', date?: string): Date | null {
  if (until === 'reply') return null
  if (until === 'date') return date ? localInstant(clock, date, MORNING) : new Date(0)
  const { date: today, weekday } = clock.local(now)
  const days = until === 'tomorrow' ? 1 : 8 - weekday
  const day = new Date(new Date(`${today}T00:00:00Z`).getTime() + days * DAY_MS).toISOString().slice(0, 10)
  return localInstant(clock, day, MORNING)
}
