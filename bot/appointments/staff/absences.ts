import { randomUUID } from 'node:crypto'
import { record } from '../../../prisma/store/audit.ts'
import type { Acting } from '../../desk/acting.ts'
import type { SweepParts } from '../sweep.ts'
import { mayKeep } from './agenda.ts'
import type { AppointmentRefusal } from './refusal.ts'

export type AbsenceAsked = { mediator: string; first: string; last: string; from: number; to: number }

// one's own, or that of somebody of one's centres
async function mayPlanFor({ db }: SweepParts, who: Acting, staffId: string): Promise<boolean> {
  if (who.id === staffId || who.role === 'administrator') return true
  const centres = await db.staffCentre.findMany({ where: { staffId }, select: { centre: true } })
  return who.role === 'manager' && centres.some(({ centre }) => mayKeep(who, centre))
}

/** Somebody will be away. `booked`: the codes of what they have in that time, for staff to move or cancel. */
export async function addAbsence(
  parts: SweepParts,
  who: Acting,
  { mediator, first, last, from, to }: AbsenceAsked,
): Promise<{ id: string; booked: readonly string[] } | AppointmentRefusal> {
  if (!(await mayPlanFor(parts, who, mediator))) return { refused: 'not-found' }
  if (first > last || from >= to) return { refused: 'invalid', why: 'until' }
  const id = randomUUID()
  return parts.db.$transaction(async tx => {
    await tx.absence.create({ data: { id, staffId: mediator, first, last, from, to } })
    await record(tx, {
      at: parts.clock.now(),
      by: who,
      action: 'appointment.absence-added',
      subject: 'staff',
      about: mediator,
      detail: { first, last },
    })
    const booked = await tx.appointment.findMany({
      where: { mediatorId: mediator, state: 'booked', date: { gte: first, lte: last }, from: { lt: to }, to: { gt: from } },
      orderBy: { at: 'asc' },
      select: { code: true },
    })
    return { id, booked: booked.map(({ code }) => code) }
  })
}

/** They are there after all. */
export async function removeAbsence(parts: SweepParts, who: Acting, id: string): Promise<{ done: true } | AppointmentRefusal> {
  const absence = await parts.db.absence.findUnique({ where: { id } })
  if (!absence || !(await mayPlanFor(parts, who, absence.staffId))) return { refused: 'not-found' }
  await parts.db.$transaction(async tx => {
    await tx.absence.deleteMany({ where: { id } })
    await record(tx, { at: parts.clock.now(), by: who, action: 'appointment.absence-removed', subject: 'staff', about: absence.staffId })
  })
  return { done: true }
}
