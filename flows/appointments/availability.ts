import { daysAfter } from '../centres/opening.ts'
import { type DayKind, dayKind, hoursOn } from './days.ts'
import { type Absence, type Calendar, type DayException, type FreeSlot, type Plan, resourceOf, type Stretch, type Taken } from './plan.ts'

/** The instant, in ms, at which Casablanca's clocks show so many minutes after midnight of a date; null where they never do. */
export type InstantOf = (date: string, minutes: number) => number | null

export type Facts = {
  plans: readonly Plan[]
  exceptions: readonly DayException[]
  absences: readonly Absence[]
  taken: readonly Taken[]
  calendar: Calendar
  /** Now, in ms, and today in Casablanca. */
  now: number
  today: string
  instant: InstantOf
}

/**
 * What can still be booked, earliest first: plans and exceptions, less absences, holidays, what is taken and what is too near or too
 * far. Pure; the clock is an argument. `days`: no more than so many days from today, which counts as the first.
 */
export function freeSlots(facts: Facts, days = Number.POSITIVE_INFINITY): FreeSlot[] {
  const { plans, calendar, today } = facts
  const taken = byResourceAndDay(facts.taken)
  const furthest = Math.min(days - 1, Math.max(-1, ...plans.map(({ horizon }) => horizon)))
  const found: FreeSlot[] = []
  for (let ahead = 0; ahead <= furthest; ahead++) {
    const day = dayKind(daysAfter(today, ahead), calendar)
    const exists = existing(day.date, facts.instant)
    for (const plan of plans) {
      if (ahead > plan.horizon) continue
      const blocked = taken.get(`${resourceOf(plan)} ${day.date}`) ?? []
      for (const stretch of hoursOn(plan, day, facts.exceptions))
        for (const slot of cut(stretch, plan))
          if (exists(slot.from) && !tooNear(facts, plan, day.date, slot.from, ahead) && !isAway(facts.absences, plan, day.date, slot))
            found.push(...free(plan, day, slot, blocked))
    }
  }
  return found.sort(earlier)
}

/** One stretch of a plan's day cut into appointments, each followed by its buffer. */
export function* cut({ from, to }: Stretch, { minutes, buffer }: Pick<Plan, 'minutes' | 'buffer'>): Generator<Stretch> {
  if (minutes <= 0) return
  for (let at = from; at + minutes <= to; at += minutes + Math.max(0, buffer)) yield { from: at, to: at + minutes }
}

function free(plan: Plan, day: DayKind, slot: Stretch, blocked: readonly Taken[]): FreeSlot[] {
  const end = slot.to + plan.buffer
  let seats = 0
  for (const other of blocked) {
    if (other.plan === plan.id && other.from === slot.from && other.to === end) seats++
    else if (other.from < end && slot.from < other.to) return []
  }
  const left = plan.capacity - seats
  if (left <= 0) return []
  const { id, centre, mediator } = plan
  return [{ plan: id, centre, mediator, date: day.date, ...slot, left, toConfirm: day.toConfirm }]
}

// the clock is asked only for the days that the lead time can reach
function tooNear({ now, instant }: Facts, { lead }: Plan, date: string, minutes: number, ahead: number): boolean {
  if (ahead > Math.ceil(lead / 1440) + 1) return false
  const at = instant(date, minutes)
  return at === null || at < now + lead * 60_000
}

const isAway = (absences: readonly Absence[], { mediator }: Plan, date: string, slot: Stretch): boolean =>
  mediator !== null &&
  absences.some(away => away.mediator === mediator && away.first <= date && date <= away.last && away.from < slot.to && slot.from < away.to)

// on a day that is as long as others every minute exists; else each is looked at
function existing(date: string, instant: InstantOf): (minutes: number) => boolean {
  const [first, next] = [instant(date, 0), instant(daysAfter(date, 1), 0)]
  return first !== null && next !== null && next - first === 86_400_000 ? () => true : minutes => instant(date, minutes) !== null
}

function byResourceAndDay(taken: readonly Taken[]): Map<string, Taken[]> {
  const found = new Map<string, Taken[]>()
  for (const each of taken) {
    const key = `${each.resource} ${each.date}`
    const others = found.get(key)
    if (others) others.push(each)
    else found.set(key, [each])
  }
  return found
}

const earlier = (a: FreeSlot, b: FreeSlot): number => compare(a.date, b.date) || a.from - b.from || compare(a.plan, b.plan)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
