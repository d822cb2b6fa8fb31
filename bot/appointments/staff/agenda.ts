import type { Who } from '../../../flows/appointments/facts.ts'
import { daysAfter } from '../../../flows/centres/opening.ts'
import type { Db } from '../../../prisma/client.ts'
import { type AgendaRow, readAgenda } from '../../../prisma/store/agenda.ts'
import { record } from '../../../prisma/store/audit.ts'
import { type Acting, withinOf } from '../../desk/acting.ts'
import type { Keys } from '../../keys.ts'
import { openName } from '../look.ts'

export type AppointmentState = 'booked' | 'arrived' | 'done' | 'no-show'

/** One line of an agenda. Times are Casablanca's, minutes after midnight. */
export type Entry = {
  code: string
  state: AppointmentState
  plan: string
  centre: string
  service: string
  mediator: { id: string; name: string } | null
  date: string
  from: number
  to: number
  who: Who
  name: string | null
  phone: string | null
  toConfirm: boolean
  confirmed: boolean
  conversation: string | null
}
export type Agenda = {
  centre: string
  first: string
  days: number
  entries: readonly Entry[]
  mediators: readonly { id: string; name: string }[]
}

/** Whether somebody may see and keep the agenda of a centre. */
export const mayKeep = (who: Acting, centre: string): boolean => withinOf(who)?.includes(centre) ?? true

const LONGEST = 7

/** A day or a week of a centre, of one of its mediators or of all; null for a centre that is not theirs. Its reading stands in the journal. */
export async function agenda(
  { db, keys, now }: { db: Db; keys: Keys; now(): Date },
  who: Acting,
  wanted: { centre: string; mediator: string | null; first: string; days: number },
): Promise<Agenda | null> {
  const { centre, mediator, first } = wanted
  if (!mayKeep(who, centre)) return null
  const days = Math.min(Math.max(1, wanted.days), LONGEST)
  const [rows, mediators] = await Promise.all([
    readAgenda(db, { centre, mediator, first, last: daysAfter(first, days - 1) }),
    mediatorsOf(db, centre),
  ])
  await record(db, {
    at: now(),
    by: who,
    action: 'appointment.agenda-read',
    subject: 'centre',
    about: centre,
    centre,
    detail: { first, days },
  })
  const names = new Map(mediators.map(each => [each.id, each]))
  return { centre, first, days, mediators, entries: rows.map(row => entryOf(keys, row, names.get(row.mediatorId ?? '') ?? null)) }
}

/** Whose time can be booked at a centre. */
export const mediatorsOf = (db: Db, centre: string) =>
  db.staff.findMany({
    where: { OR: [{ plans: { some: { centre } } }, { centres: { some: { centre } } }], active: true },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })

/** The staff of some centres; null: of all. */
export const colleaguesOf = (db: Db, centres: readonly string[] | null) =>
  db.staff.findMany({
    where: { active: true, ...(centres && { centres: { some: { centre: { in: [...centres] } } } }) },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  })

export function entryOf(keys: Keys, row: AgendaRow, mediator: Entry['mediator']): Entry {
  const { code, state, planId, centre, service, date, from, to, who, toConfirm, confirmedAt, conversationId } = row
  return {
    ...{ code, state: state as AppointmentState, plan: planId, centre, service, mediator, date, from, to, who: who as Who, toConfirm },
    ...openName(keys, code, row.sealed),
    confirmed: confirmedAt !== null,
    conversation: conversationId,
  }
}
