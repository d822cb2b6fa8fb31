import { randomUUID } from 'node:crypto'
import type { Tx } from '../../../prisma/client.ts'
import { bookedInAbsence } from '../../../prisma/store/agenda.ts'
import { letGoHeld } from '../../../prisma/store/appointments.ts'
import { record } from '../../../prisma/store/audit.ts'
import { type Acting, withinOf } from '../../desk/acting.ts'
import type { SweepParts } from '../sweep.ts'
import { colleaguesOf, mayKeep } from './agenda.ts'
import { type CalledOff, callOffAll } from './calling-off.ts'
import type { AppointmentRefusal } from './refusal.ts'

/** Somebody is away on each day from the first to the last, between these minutes after midnight. `words`: what those booked are told. */
export type AbsenceAsked = { mediator: string; first: string; last: string; from: number; to: number; words: string | null }
export type ListedAbsence = Omit<AbsenceAsked, 'words'> & { id: string; name: string }
export type Absences = { listed: readonly ListedAbsence[]; people: readonly { id: string; name: string }[] }

/** A year: what is longer is a slip of the pen. */
const LONGEST_DAYS = 366

const plansForOthers = ({ role }: Acting): boolean => role === 'manager' || role === 'administrator'

// one's own, or that of somebody of one's centres
async function mayPlanFor({ db }: SweepParts, who: Acting, staffId: string): Promise<boolean> {
  if (who.id === staffId || who.role === 'administrator') return true
  const centres = await db.staffCentre.findMany({ where: { staffId }, select: { centre: true } })
  return plansForOthers(who) && centres.some(({ centre }) => mayKeep(who, centre))
}

/** The absences of today and later that somebody may change, and whose they may be. */
export async function listAbsences({ db, clock }: SweepParts, who: Acting): Promise<Absences> {
  const colleagues = plansForOthers(who) ? await colleaguesOf(db, withinOf(who)) : []
  const people = colleagues.some(({ id }) => id === who.id) ? colleagues : [{ id: who.id, name: who.name }, ...colleagues]
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const rows = await db.absence.findMany({
    where: { staffId: { in: [...names.keys()] }, last: { gte: clock.local(clock.now()).date } },
    orderBy: [{ first: 'asc' }, { from: 'asc' }],
  })
  return {
    people,
    listed: rows.map(({ id, staffId, ...when }) => ({ id, mediator: staffId, name: names.get(staffId) ?? '', ...when })),
  }
}

// the field that cannot be
function whyNot({ first, last, from, to }: AbsenceAsked, today: string): 'last' | 'to' | null {
  if (first > last || last < today || Date.parse(last) - Date.parse(first) > LONGEST_DAYS * 86_400_000) return 'last'
  return from >= to ? 'to' : null
}

/**
 * Keeps an absence, a new one or another in the place of `id`. Nobody books that time any more, and everyone who had is told, with three
 * other times.
 */
export async function keepAbsence(
  parts: SweepParts,
  who: Acting,
  id: string | null,
  asked: AbsenceAsked,
): Promise<(CalledOff & { id: string }) | AppointmentRefusal> {
  const { db, clock } = parts
  const now = clock.now()
  const before = id === null ? null : await db.absence.findUnique({ where: { id } })
  if (id !== null && before === null) return { refused: 'not-found' }
  for (const owner of [asked.mediator, before?.staffId ?? asked.mediator])
    if (!(await mayPlanFor(parts, who, owner))) return { refused: 'not-found' }
  const why = whyNot(asked, clock.local(now).date)
  if (why !== null) return { refused: 'invalid', why }
  const { mediator, first, last, from, to, words } = asked
  const kept = await db.$transaction(async tx => {
    const row = { staffId: mediator, first, last, from, to }
    const { id: key } = await tx.absence.upsert({ where: { id: id ?? '' }, create: { id: randomUUID(), ...row }, update: row })
    await letGoHeld(tx, { mediatorId: mediator, date: { gte: first, lte: last }, from: { lt: to }, to: { gt: from } }, now)
    await notedAbsence(tx, who, now, before ? 'changed' : 'added', mediator, { first, last })
    return key
  })
  return { id: kept, ...(await callOffAll(parts, who, await bookedInAbsence(db, asked, now), words)) }
}

const notedAbsence = (tx: Tx, by: Acting, at: Date, what: 'added' | 'changed' | 'removed', about: string, detail: Record<string, string>) =>
  record(tx, { at, by, action: `appointment.absence-${what}`, subject: 'staff', about, detail })

/** They are there after all. */
export async function removeAbsence(parts: SweepParts, who: Acting, id: string): Promise<{ done: true } | AppointmentRefusal> {
  const absence = await parts.db.absence.findUnique({ where: { id } })
  if (!absence || !(await mayPlanFor(parts, who, absence.staffId))) return { refused: 'not-found' }
  const { staffId, first, last } = absence
  await parts.db.$transaction(async tx => {
    await tx.absence.deleteMany({ where: { id } })
    await notedAbsence(tx, who, parts.clock.now(), 'removed', staffId, { first, last })
  })
  return { done: true }
}
