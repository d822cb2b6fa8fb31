import type { SlotRef } from '../../../flows/appointments/facts.ts'
import type { Tx } from '../../../prisma/client.ts'
import { type AgendaRow, findAppointment, mark as markRow } from '../../../prisma/store/agenda.ts'
import { giveBack } from '../../../prisma/store/booked-time.ts'
import type { Acting } from '../../desk/acting.ts'
import { seatAt } from '../booking.ts'
import type { SweepParts } from '../sweep.ts'
import { type ActKept, tellOwner } from '../telling.ts'
import { mayKeep } from './agenda.ts'
import { callOff } from './calling-off.ts'
import { noted } from './noted.ts'
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

async function find({ db }: SweepParts, who: Acting, code: string): Promise<AgendaRow | null> {
  const row = await findAppointment(db, code)
  return row && mayKeep(who, row.centre) ? row : null
}

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
  return outcome(await callOff(parts, who, row, words))
}

const outcome = (told: ActKept): Changed | AppointmentRefusal =>
  told === 'taken' ? { refused: 'taken' } : told === 'overtaken' ? { refused: 'changed' } : { done: true, told }
