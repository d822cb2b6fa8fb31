import { dayKind } from '../../flows/appointments/days.ts'
import type { SlotRef } from '../../flows/appointments/facts.ts'
import { type Plan, resourceOf } from '../../flows/appointments/plan.ts'
import type { Tx } from '../../prisma/client.ts'
import { type Seat, takeSeat, type Wanted } from '../../prisma/store/booked-time.ts'
import { exceptionOf, isAway, planOf } from '../../prisma/store/diary.ts'
import { Refused } from '../../prisma/store/refused.ts'
import { instantOf } from '../clock.ts'

/** Time of a plan, as it is written down. */
export type Timed = {
  planId: string
  resource: string
  mediatorId: string | null
  centre: string
  date: string
  from: number
  to: number
  at: Date
  toConfirm: boolean
}

/**
 * Takes a seat at a time that was chosen, by the plan as it is now. Throws `Refused` when the plan is gone or closed, the day was closed or
 * its mediator is away, the minute does not exist on the clock, or the seat is somebody else's. `over`: staff mean it all the same.
 */
export async function seatAt(tx: Tx, { plan: id, date, from }: SlotRef, now: Date, over = false): Promise<{ seat: Seat; timed: Timed }> {
  const row = await tx.bookingPlan.findUnique({ where: { id } })
  const at = instantOf(date, from)
  if (!row?.open || at === null || at <= now) throw new Refused('slot-taken')
  const plan = planOf(row)
  if (!over && (await isShut(tx, plan, date, from))) throw new Refused('slot-taken')
  const seat = await takeSeat(tx, wantedOf(plan, date, from), now, { over })
  return { seat, timed: await timedBy(tx, plan, date, from, at) }
}

// chosen before the day was closed, or before somebody fell ill
async function isShut(tx: Tx, { id, centre, mediator, minutes }: Plan, date: string, from: number): Promise<boolean> {
  const to = from + minutes
  const exception = await exceptionOf(tx, centre, id, date)
  if (exception && !exception.some(open => open.from <= from && to <= open.to)) return true
  return mediator !== null && (await isAway(tx, mediator, date, from, to))
}

/** The time a plan's appointment takes, and its seats. */
export const wantedOf = (plan: Plan, date: string, from: number): Wanted => ({
  resource: resourceOf(plan),
  date,
  from,
  to: from + plan.minutes + plan.buffer,
  planId: plan.id,
  capacity: plan.capacity,
})

async function timedBy(tx: Tx, plan: Plan, date: string, from: number, at: Date): Promise<Timed> {
  return {
    planId: plan.id,
    resource: resourceOf(plan),
    mediatorId: plan.mediator,
    centre: plan.centre,
    date,
    from,
    to: from + plan.minutes,
    at,
    toConfirm: dayKind(date, await calendarOf(tx)).toConfirm,
  }
}

// only what is still forecast makes a date uncertain
async function calendarOf(tx: Tx) {
  const [holidays, ramadans] = await Promise.all([
    tx.holiday.findMany({ where: { kind: 'forecast' } }),
    tx.ramadan.findMany({ where: { kind: 'forecast' } }),
  ])
  const words = { ar: '', ary: '', 'ary-Latn': '', fr: '' }
  return {
    holidays: holidays.map(({ date, closed }) => ({ date, closed, names: words, kind: 'forecast' as const })),
    ramadans: ramadans.map(({ from, to }) => ({ from, to, kind: 'forecast' as const })),
  }
}
