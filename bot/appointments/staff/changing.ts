import type { SlotRef, Who } from '../../../flows/appointments/facts.ts'
import type { Tx } from '../../../prisma/client.ts'
import { type AgendaRow, bookedOn, findAppointment, mark as markRow } from '../../../prisma/store/agenda.ts'
import { record } from '../../../prisma/store/audit.ts'
import { giveBack } from '../../../prisma/store/booked-time.ts'
import type { Acting } from '../../desk/acting.ts'
import { seatAt } from '../booking.ts'
import { openName } from '../look.ts'
import type { SweepParts } from '../sweep.ts'
import { type ActKept, tellOwner } from '../telling.ts'
import { mayKeep } from './agenda.ts'
import type { AppointmentRefusal } from './refusal.ts'

export type Changed = { done: true; told: ActKept }
export type Mark = 'arrived' | 'done' | 'no-show' | 'booked'

/** From which state each mark may be set; a slip is taken back by `booked`. */
const FROM: Readonly<Record<Mark, readonly string[]>> = {
  arrived: ['booked', 'no-show'],
  done: ['booked', 'arrived', 'no-show'],
  'no-show': ['booked', 'arrived'],
  booked: ['arrived', 'done', 'no-show'],
}
const LONGEST_WORDS = 200

async function find({ db }: SweepParts, who: Acting, code: string): Promise<AgendaRow | null> {
  const row = await findAppointment(db, code)
  return row && mayKeep(who, row.centre) ? row : null
}

const noted = (
  tx: Tx,
  by: Acting,
  at: Date,
  action: string,
  { code, centre }: AgendaRow,
  detail?: Record<string, string | number | boolean>,
) => record(tx, { at, by, action, subject: 'appointment', about: code, centre, ...(detail && { detail }) })

/** Arrived, done, or did not come; `booked` takes a slip back. */
export async function mark(parts: SweepParts, who: Acting, code: string, state: Mark): Promise<Changed | AppointmentRefusal> {
  const row = await find(parts, who, code)
  if (!row) return { refused: 'not-found' }
  const now = parts.clock.now()
  const kept = await parts.db.$transaction(async tx => {
    if (!(await markRow(tx, row.id, FROM[state], state, now))) return false
    await noted(tx, who, now, `appointment.${state === 'booked' ? 'unmarked' : state}`, row)
    return true
  })
  return kept ? { done: true, told: 'told' } : { refused: 'changed' }
}

/** Moves one to another time, and tells its owner. `over`: over what is taken, on purpose. */
export async function move(
  parts: SweepParts,
  who: Acting,
  code: string,
  slot: SlotRef,
  over = false,
): Promise<Changed | AppointmentRefusal> {
  const row = await find(parts, who, code)
  const plan = await parts.db.bookingPlan.findUnique({ where: { id: slot.plan }, select: { centre: true } })
  if (!row || !plan || !mayKeep(who, plan.centre)) return { refused: 'not-found' }
  const now = parts.clock.now()
  const change = async (tx: Tx) => {
    if ((await findAppointment(tx, code))?.state !== 'booked') return false
    const { seat, timed } = await seatAt(tx, slot, now, over)
    await giveBack(tx, [row.id], { state: 'booked', changedAt: now })
    await tx.appointment.update({
      where: { id: row.id },
      data: { ...timed, ...seat, dayReminded: null, soonReminded: null, confirmedAt: null },
    })
    await noted(tx, who, now, 'appointment.moved', row, { over })
    return true
  }
  const told = await tellOwner(parts, row.conversationId, { kind: 'moved-by-staff', code, slot }, change, { waits: false })
  return outcome(told)
}

/** Cancels one and tells its owner, with three other times. `words`: what staff add. */
export async function cancel(parts: SweepParts, who: Acting, code: string, words: string | null): Promise<Changed | AppointmentRefusal> {
  const row = await find(parts, who, code)
  if (!row) return { refused: 'not-found' }
  return outcome(await callOff(parts, who, row, words?.trim().slice(0, LONGEST_WORDS) || null))
}

async function callOff(parts: SweepParts, by: Acting, row: AgendaRow, words: string | null): Promise<ActKept> {
  const { code, service, centre, date, from, conversationId } = row
  const now = parts.clock.now()
  const { name } = openName(parts.keys, code, row.sealed)
  const event = { kind: 'called-off', code, service, centre, date, from, who: row.who as Who, name, words } as const
  const change = async (tx: Tx) => {
    if (!(await markRow(tx, row.id, ['booked'], 'cancelled', now))) return false
    await giveBack(tx, [row.id], { state: 'cancelled', changedAt: now })
    await noted(tx, by, now, 'appointment.cancelled', row)
    return true
  }
  return tellOwner(parts, conversationId, event, change, { waits: false })
}

const outcome = (told: ActKept): Changed | AppointmentRefusal =>
  told === 'taken' ? { refused: 'taken' } : told === 'overtaken' ? { refused: 'changed' } : { done: true, told }

/** What came of closing a day: how many were told, and whom to call because no message reaches them. */
export type Closed = { cancelled: number; told: number; toCall: readonly string[] }

/** Closes a day of a centre, or of one plan: nobody books it any more, and everyone who had is told, with three other times. */
export async function closeDay(
  parts: SweepParts,
  who: Acting,
  { centre, plan, date, words }: { centre: string; plan: string | null; date: string; words: string | null },
): Promise<Closed | AppointmentRefusal> {
  if (!mayKeep(who, centre)) return { refused: 'not-found' }
  if (who.role === 'mediator') return { refused: 'not-allowed' }
  const { db, clock } = parts
  const now = clock.now()
  if (date < clock.local(now).date) return { refused: 'invalid', why: 'past' }
  const key = { centre, date, planId: plan ?? '' }
  await db.$transaction(async tx => {
    await tx.dayException.upsert({ where: { centre_date_planId: key }, create: { ...key, hours: [] }, update: { hours: [] } })
    await record(tx, { at: now, by: who, action: 'appointment.day-closed', subject: 'centre', about: centre, centre, detail: { date } })
  })
  const outcomes: { code: string; told: ActKept }[] = []
  for (const row of await bookedOn(db, centre, date, plan))
    outcomes.push({ code: row.code, told: await callOff(parts, who, row, words?.trim().slice(0, LONGEST_WORDS) || null) })
  const done = outcomes.filter(({ told }) => told !== 'overtaken')
  return {
    cancelled: done.length,
    told: done.filter(({ told }) => told === 'told').length,
    toCall: done.filter(({ told }) => told !== 'told').map(({ code }) => code),
  }
}
