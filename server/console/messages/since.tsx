import type { HandoverView, Shade } from '../../../bot/desk/index.ts'
import type { Ask } from '../page.ts'
import { clockDate, clockTime } from '../when.tsx'

const MINUTE = 60_000
const [HOUR, DAY] = [60 * MINUTE, 24 * 60 * MINUTE]

/** An instant of Casablanca's clock, whole: for a title. */
export const exactly = ({ parts, words }: Ask, at: Date): string =>
  `${clockDate(parts.clock, at)} ${clockTime(parts.clock, at)} · ${words('shell.casablanca')}`

/** The time of day of something, with the whole instant as its title. */
export const At = ({ ask, at }: { ask: Ask; at: Date }) => (
  <time dateTime={at.toISOString()} title={exactly(ask, at)}>
    <bdi>{clockTime(ask.parts.clock, at)}</bdi>
  </time>
)

/** How long ago, short: “12 min”, “3 h”, “2 j”. */
export function spanSince({ now, words }: Ask, at: Date): string {
  const ago = Math.max(0, now.getTime() - at.getTime())
  if (ago < HOUR) return words('span.minutes', { count: Math.floor(ago / MINUTE) })
  return ago < DAY ? words('span.hours', { count: Math.floor(ago / HOUR) }) : words('span.days', { count: Math.floor(ago / DAY) })
}

/** How long somebody waits, and how that is: in colour and in words. */
export function Waits({ ask, handover, shade }: { ask: Ask; handover: HandoverView | null; shade: Shade }) {
  if (shade === 'none' || !handover?.waitingSince) return null
  return (
    <span class={SHADES[shade]}>
      <time dateTime={handover.waitingSince.toISOString()} title={exactly(ask, handover.waitingSince)}>
        <bdi>{spanSince(ask, handover.waitingSince)}</bdi>
      </time>{' '}
      · {ask.words(`shade.${shade}`)}
    </span>
  )
}

const SHADES = { calm: 'waits waits-calm', amber: 'waits waits-amber', red: 'waits waits-red' } as const
