import type { Phrase } from '../../locales/param.ts'
import { daysAfter } from '../centres/opening.ts'
import { phrase } from '../engine/say.ts'
import type { Situation } from '../engine/types.ts'
import type { FreeSlot } from './plan.ts'
import { isWished, minutesOf, type Wish } from './wish.ts'

/** Why what was wished is not among what is offered, kindly; null when it is. */
export function whyNot(wish: Wish, free: readonly FreeSlot[], now: Situation, service: string, centre: string): Phrase | null {
  if (wish.unreal) return phrase('appointment.why-unreal')
  if (free.some(slot => isWished(wish, slot))) return null
  const { today, minutes } = { today: now.world.now.date, minutes: now.world.now.minutes }
  const [date] = wish.dates
  if (date === undefined) return wish.time === undefined ? null : phrase('appointment.why-time', { time: { time: wish.time } })
  const day = { day: { date } }
  if (wish.dates.every(each => each < today)) return phrase('appointment.why-past', day)
  if (date === today && wish.time !== undefined && minutesOf(wish.time) <= minutes)
    return phrase('appointment.why-gone-by', { time: { time: wish.time } })
  return ofDay(wish, date, free, now, service, centre)
}

function ofDay(wish: Wish, date: string, free: readonly FreeSlot[], { world }: Situation, service: string, centre: string): Phrase {
  const day = { day: { date } }
  const holiday = world.content.holidays.find(each => each.date === date && each.closed && each.kind !== 'forecast')
  const last = free.at(-1)?.date
  if (!holiday && last !== undefined && date > last && daysAfter(last, 7) < date) return phrase('appointment.why-far', day)
  const hours = world.bookings.hours(service, centre, date)
  if (hours.length === 0 && holiday) return phrase('appointment.why-holiday', { ...day, holiday: holiday.names })
  if (hours.length === 0) return phrase('appointment.why-closed', day)
  const { time } = wish
  if (time !== undefined && !hours.some(({ from, to }) => from <= minutesOf(time) && minutesOf(time) < to))
    return phrase('appointment.why-hours', { ...day, time: { time } })
  return time === undefined || !free.some(slot => slot.date === date)
    ? phrase('appointment.why-full', day)
    : phrase('appointment.why-taken', { ...day, time: { time } })
}
