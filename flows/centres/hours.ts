import type { Param } from '../../locales/param.ts'
import type { Centre } from '../content.ts'
import type { Say } from '../engine/action.ts'
import { entityOf } from '../engine/entities.ts'
import { say } from '../engine/say.ts'
import type { Situation } from '../engine/types.ts'
import { clockTime, type Day, dayOf, feastOf, openState } from './opening.ts'

/** The one period asked about by name rather than by a date. */
export const RAMADAN = 'ramadan'

/** The day asked about: an ISO date, `ramadan`, or undefined for today. A feast is the next one of the calendar. */
export function dayAsked(now: Situation): string | undefined {
  if (now.heard?.period === 'ramadan') return RAMADAN
  return entityOf(now, 'date') ?? (now.heard?.period === 'feast' ? nextFeast(now) : undefined) ?? now.session.topic.day
}

const nextFeast = ({ world }: Situation): string | undefined =>
  world.content.holidays.find(holiday => holiday.date > world.now.date && feastOf(holiday))?.date

/** What is said of a centre's hours: of the day asked about, or of today with whether it is open now. */
export function hoursOf(centre: Centre, now: Situation): readonly Say[] {
  const asked = dayAsked(now)
  if (asked === RAMADAN) return [inRamadan(centre)]
  return asked !== undefined && asked !== now.world.now.date ? onDay(centre, asked, now) : today(centre, now)
}

function inRamadan({ names, ramadanHours, hours }: Centre): Say {
  const plan = ramadanHours.length > 0 ? ramadanHours : hours
  const weekday = Math.min(...plan.map(opening => opening.weekday))
  return say('centres.ramadan', { centre: names, hours: spans({ openings: plan.filter(opening => opening.weekday === weekday) }) })
}

function onDay(centre: Centre, date: string, { world }: Situation): readonly Say[] {
  const day = dayOf(centre, date, world.content)
  if (day.openings.length > 0)
    return [say('centres.open-on', { centre: centre.names, day: { date }, hours: spans(day) }), ...maybeMoved(day)]
  const next = openState(centre, { ...world.now, date, minutes: 24 * 60 }, world.content)
  return [
    closedOn(centre, day),
    ...(next.open || !next.next ? [] : [say('centres.next', { day: { date: next.next.date }, time: { time: clockTime(next.next.from) } })]),
  ]
}

function closedOn(centre: Centre, day: Day): Say {
  const { date } = day
  if (!day.holiday?.closed) return say('centres.closed-on', { centre: centre.names, day: { date } })
  const key = day.holiday.kind === 'forecast' ? 'centres.closed-holiday-forecast' : 'centres.closed-holiday'
  return say(key, { centre: centre.names, day: { date }, holiday: day.holiday.names })
}

function today(centre: Centre, { world }: Situation): readonly Say[] {
  const day = dayOf(centre, world.now.date, world.content)
  const state = openState(centre, world.now, world.content)
  const names = { centre: centre.names }
  if (state.open) return [say('centres.open-now', { ...names, until: { time: clockTime(state.until) }, hours: spans(day) })]
  const closed = day.openings.length > 0 ? say('centres.closed-now', { ...names, hours: spans(day) }) : closedOn(centre, day)
  return [
    closed,
    ...(state.next ? [say('centres.next', { day: { date: state.next.date }, time: { time: clockTime(state.next.from) } })] : []),
  ]
}

const spans = (day: Pick<Day, 'openings'>): Param => ({
  list: day.openings.map(({ from, to }) => ({ time: `${clockTime(from)}–${clockTime(to)}` })),
})

// a feast's date moves with the moon: the day before and after a forecast one may change
const maybeMoved = ({ holiday }: Day): Say[] => (holiday?.kind === 'forecast' ? [say('centres.forecast', { holiday: holiday.names })] : [])
