import { bookedOn } from '../../../prisma/store/agenda.ts'
import { letGoHeld } from '../../../prisma/store/appointments.ts'
import { record } from '../../../prisma/store/audit.ts'
import type { Acting } from '../../desk/acting.ts'
import type { SweepParts } from '../sweep.ts'
import { mayKeep } from './agenda.ts'
import { type CalledOff, callOffAll } from './calling-off.ts'
import type { AppointmentRefusal } from './refusal.ts'

export type ClosedDay = { centre: string; plan: string | null; date: string; words: string | null }

/** Closes a day of a centre, or of one plan: nobody books it any more, and everyone who had is told, with three other times. */
export async function closeDay(
  parts: SweepParts,
  who: Acting,
  { centre, plan, date, words }: ClosedDay,
): Promise<CalledOff | AppointmentRefusal> {
  if (!mayKeep(who, centre)) return { refused: 'not-found' }
  if (who.role === 'mediator') return { refused: 'not-allowed' }
  const { db, clock } = parts
  const now = clock.now()
  if (date < clock.local(now).date) return { refused: 'invalid', why: 'past' }
  const key = { centre, date, planId: plan ?? '' }
  await db.$transaction(async tx => {
    await tx.dayException.upsert({ where: { centre_date_planId: key }, create: { ...key, hours: [] }, update: { hours: [] } })
    // who has only chosen is not told now: the last word is refused
    await letGoHeld(tx, { centre, date, ...(plan !== null && { planId: plan }) }, now)
    await record(tx, { at: now, by: who, action: 'appointment.day-closed', subject: 'centre', about: centre, centre, detail: { date } })
  })
  return callOffAll(parts, who, await bookedOn(db, centre, date, plan, now), words)
}
