import type { LocalTime } from '../flows/engine/types.ts'

const DAY_MS = 86_400_000

/** From an instant on, Casablanca is this many minutes ahead of UTC. */
export type ClockChange = { from: number; minutes: number }

/**
 * Morocco went to UTC for good on 2026-09-20 at 02:00 local time (decree 2.26.530, IANA tzdata 2026c), which the time-zone
 * data inside older Node releases does not know. Changes the State makes later are added in the settings.
 */
export const PERMANENT_GMT: ClockChange = { from: Date.UTC(2026, 8, 20, 1), minutes: 0 }

const civil = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Africa/Casablanca',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** Minutes Casablanca is ahead of UTC at an instant, by the runtime's own data. */
export function runtimeOffset(instant: Date): number {
  const part = Object.fromEntries(civil.formatToParts(instant).map(({ type, value }) => [type, Number(value)])) as Record<string, number>
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant.getTime() / 60_000) * 60_000) / 60_000)
}

/** Minutes Casablanca is ahead of UTC at an instant: the latest change that has come into force, else the runtime's data. */
export function offsetAt(instant: Date, changes: readonly ClockChange[] = [PERMANENT_GMT]): number {
  const inForce = changes.filter(({ from }) => from <= instant.getTime()).sort((a, b) => b.from - a.from)[0]
  return inForce?.minutes ?? runtimeOffset(instant)
}

/** Casablanca's wall clock at an instant. */
export function localTime(instant: Date, changes?: readonly ClockChange[]): LocalTime {
  const wall = new Date(instant.getTime() + offsetAt(instant, changes) * 60_000)
  return { date: wall.toISOString().slice(0, 10), weekday: wall.getUTCDay() || 7, minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() }
}

/**
 * The instant at which Casablanca's clocks show so many minutes after midnight of an ISO date. Of an hour they show twice, the
 * first; null for one they skip.
 */
export function instantOf(date: string, minutes: number, changes?: readonly ClockChange[]): Date | null {
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000
  // an offset from before a change that day, and one from after it
  const offsets = [offsetAt(new Date(asUtc - DAY_MS), changes), offsetAt(new Date(asUtc + DAY_MS), changes)]
  const found = [...new Set(offsets)]
    .map(offset => new Date(asUtc - offset * 60_000))
    .filter(instant => instant.getTime() + offsetAt(instant, changes) * 60_000 === asUtc)
    .sort((a, b) => a.getTime() - b.getTime())
  return found[0] ?? null
}
