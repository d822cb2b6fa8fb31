import { clockTime } from '../../../flows/centres/opening.ts'
import type { Opening } from '../../../flows/content.ts'
import { minutesOf } from '../local-instant.ts'

/** The hours of one weekday as they are typed on a line: `09:00-12:30 13:30-16:00`. */
export const lineOf = (hours: readonly Opening[], weekday: number): string =>
  hours
    .filter(opening => opening.weekday === weekday)
    .map(({ from, to }) => `${clockTime(from)}-${clockTime(to)}`)
    .join(' ')

/** What a line says; null when it cannot be read. */
export function openingsIn(line: string, weekday: number): Opening[] | null {
  const openings = line
    .split(/[\s,;،]+/)
    .filter(Boolean)
    .map(part => {
      const [from, to] = part.split(/[-–]/).map(minutesOf)
      return from != null && to != null && from < to ? { weekday, from, to } : null
    })
  return openings.every(opening => opening !== null) ? openings : null
}
