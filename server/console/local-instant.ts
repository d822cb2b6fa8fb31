import type { Clock } from '../../bot/hear.ts'

export const DAY_MINUTES = 24 * 60

/** The instant at which Casablanca's clocks show a date and minutes after midnight; one that a change of the clock skips is the one after. */
export function localInstant(clock: Clock, date: string, minutes = 0): Date {
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000
  let instant = wanted
  // a second look, for the days on which the clock itself changes
  for (let look = 0; look < 2; look++) {
    const shown = clock.local(new Date(instant))
    instant += wanted - (Date.parse(`${shown.date}T00:00:00Z`) + shown.minutes * 60_000)
  }
  return new Date(instant)
}

/** Minutes after midnight of a time as people type it: `09:00`, `9h30`, `9h`, `24:00`; null for anything else. */
export function minutesOf(text: string): number | null {
  const found = /^(\d{1,2})\s*(?:[:.hH]\s*(\d\d)?)?$/.exec(text.trim())
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  return found && minutes < 60 && hours * 60 + minutes <= DAY_MINUTES ? hours * 60 + minutes : null
}
