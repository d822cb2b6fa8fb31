import type { Clock } from '../../bot/hear.ts'
import type { Ask } from './page.ts'

/** Casablanca's clock at an instant: `10:00`. */
export function clockTime(clock: Clock, instant: Date): string {
  const { minutes } = clock.local(instant)
  return `${two(minutes / 60)}:${two(minutes % 60)}`
}

/** Casablanca's date at an instant: `25/11/2026`. */
export const clockDate = (clock: Clock, instant: Date): string => clock.local(instant).date.split('-').reverse().join('/')

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** An instant in words, with the exact one as its title: “il y a 5 minutes”, “10:00”, “25/11/2026 10:00”. */
export function When({ ask, at }: { ask: Ask; at: Date }) {
  const exact = `${clockDate(ask.parts.clock, at)} ${clockTime(ask.parts.clock, at)}`
  return (
    <time dateTime={at.toISOString()} title={`${exact} · ${ask.words('shell.casablanca')}`}>
      {inWords(ask, at) ?? <bdi>{exact}</bdi>}
    </time>
  )
}

function inWords({ now, words }: Ask, at: Date): string | null {
  const ago = now.getTime() - at.getTime()
  if (ago < 0 || ago >= 7 * DAY) return null
  if (ago < MINUTE) return words('when.now')
  if (ago < HOUR) return words('when.minutes', { count: Math.floor(ago / MINUTE) })
  if (ago < DAY) return words('when.hours', { count: Math.floor(ago / HOUR) })
  return words('when.days', { count: Math.floor(ago / DAY) })
}
