import { clockTime } from '../centres/opening.ts'
import type { Situation } from '../engine/types.ts'
import type { FreeSlot } from './plan.ts'

/** When somebody would like to come, as far as they said. `unreal`: a date that no calendar has. `skip`: how many they passed over. */
export type Wish = { dates: readonly string[]; time?: string; part?: 'morning' | 'afternoon'; unreal?: true; skip?: number }

export const ANY: Wish = { dates: [] }

const SOONEST = new Set(['give_date', 'book_appointment'])
// a number that stands alone: in “sba7” it is a letter
const NAMES_A_DATE = /(?<![\p{L}\p{N}])\p{Nd}{1,4}(?![\p{L}\p{N}])/u

/** What a message says of when; null when it says nothing of it. */
export function wishIn({ event, heard }: Situation): Wish | null {
  if (event.kind !== 'text' || !heard) return null
  const of = (kind: 'date' | 'time' | 'part') => heard.entities.flatMap(entity => (entity.kind === kind ? [String(entity.value)] : []))
  const [dates, [time], [part]] = [of('date'), of('time'), of('part')]
  const said = dates.length > 0 || time !== undefined || part !== undefined
  if (!said && !SOONEST.has(heard.intent ?? '')) return null
  // a day was written, and no calendar has it: 31 February
  const unreal = !said && NAMES_A_DATE.test(event.text)
  if (!said && !unreal && heard.intent !== 'give_date') return null
  return {
    dates,
    ...(time !== undefined && { time }),
    ...((part === 'morning' || part === 'afternoon') && { part }),
    ...(unreal && { unreal: true as const }),
  }
}

// two days away in the right part of the day is nearer than today in the other
const OTHER_PART = 2 * 1440

/** How far a day and an hour lie from what was wished, in minutes; what was not wished counts nothing. `from`: the days wished, as numbers. */
function distance({ time, part }: Wish, slot: FreeSlot, from: readonly number[]): number {
  const day = dayNumber(slot.date)
  const days = Math.min(...from.map(each => Math.abs(each - day)))
  const hour = time === undefined ? 0 : Math.abs(minutesOf(time) - slot.from)
  return days * 1440 + hour + (part !== undefined && part !== partOf(slot) ? OTHER_PART : 0)
}

const dayNumber = (date: string): number => Date.parse(date) / 86_400_000
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const partOf = ({ from }: { from: number }) => (from < 720 ? 'morning' : 'afternoon')

/** Whether free time is what was wished, in all that was said. */
export const isWished = ({ dates, time, part }: Wish, slot: FreeSlot): boolean =>
  (dates.length === 0 || dates.includes(slot.date)) &&
  (time === undefined || time === clockTime(slot.from)) &&
  (part === undefined || part === partOf(slot))

/** Free time, nearest to the wish first; of several people free at the same time one is offered. `free` comes earliest first. */
export function nearest(free: readonly FreeSlot[], wish: Wish, today: string): readonly FreeSlot[] {
  const different = differentOf(free)
  const wished = wish.dates.filter(date => date >= today)
  // nothing was wished: the earliest are the nearest
  if (wished.length === 0 && wish.time === undefined && wish.part === undefined) return different
  const from = (wished.length > 0 ? wished : [today]).map(dayNumber)
  const order = different
    .map(slot => ({ slot, far: distance(wish, slot, from) }))
    .sort((a, b) => a.far - b.far)
    .map(({ slot }) => slot)
  return inTurn(order, wished)
}

// who looks at the same moment is shown the same list: it is made once
const DIFFERENT = new WeakMap<readonly FreeSlot[], readonly FreeSlot[]>()
function differentOf(free: readonly FreeSlot[]): readonly FreeSlot[] {
  const known = DIFFERENT.get(free)
  if (known) return known
  const times = new Set<string>()
  const found = free.filter(({ date, from }) => {
    const at = `${date} ${from}`
    return !times.has(at) && times.add(at)
  })
  DIFFERENT.set(free, found)
  return found
}

/** “Monday or Tuesday”: one of each day in turn, so that both are offered. */
function inTurn(slots: readonly FreeSlot[], dates: readonly string[]): FreeSlot[] {
  const wished = new Map(dates.map(date => [date, slots.filter(slot => slot.date === date)]))
  const longest = Math.max(0, ...[...wished.values()].map(({ length }) => length))
  const first = Array.from({ length: longest }, (_, i) => [...wished.values()].flatMap(day => day.slice(i, i + 1))).flat()
  return [...first, ...slots.filter(({ date }) => !wished.has(date))]
}
