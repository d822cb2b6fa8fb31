import type { Db, Tx } from '../client.ts'

const SHOWN = {
  id: true,
  code: true,
  state: true,
  planId: true,
  centre: true,
  service: true,
  mediatorId: true,
  resource: true,
  date: true,
  from: true,
  to: true,
  at: true,
  who: true,
  sealed: true,
  toConfirm: true,
  confirmedAt: true,
  conversationId: true,
  locale: true,
} as const

/** What stands in an agenda. */
const STANDING = ['booked', 'arrived', 'done', 'no-show']
/** A week of a centre holds no more than this. */
const MOST = 3_000

export type AgendaWanted = { centre: string; mediator: string | null; first: string; last: string }

/** Appointments of a centre between two dates, in the order of the day. */
export const readAgenda = (db: Db, { centre, mediator, first, last }: AgendaWanted) =>
  db.appointment.findMany({
    where: { centre, date: { gte: first, lte: last }, state: { in: STANDING }, ...(mediator !== null && { mediatorId: mediator }) },
    orderBy: [{ date: 'asc' }, { from: 'asc' }, { id: 'asc' }],
    take: MOST,
    select: SHOWN,
  })
export type AgendaRow = Awaited<ReturnType<typeof readAgenda>>[number]

/** Those of somebody's own, from a date on, for their calendar. */
export const readOwnAgenda = (db: Db, mediatorId: string, first: string) =>
  db.appointment.findMany({
    where: { mediatorId, date: { gte: first }, state: { in: STANDING } },
    orderBy: [{ date: 'asc' }, { from: 'asc' }],
    take: MOST,
    select: { code: true, date: true, from: true, to: true, centre: true, changedAt: true },
  })

/** One appointment by its code; null when there is none. */
export const findAppointment = (db: Db | Tx, code: string) => db.appointment.findUnique({ where: { code }, select: SHOWN })

/** Those still to come on a day of a centre, or of one plan of it. */
export const bookedOn = (db: Db, centre: string, date: string, planId: string | null, now: Date) =>
  db.appointment.findMany({
    where: { centre, date, state: 'booked', at: { gt: now }, ...(planId !== null && { planId }) },
    orderBy: { from: 'asc' },
    select: SHOWN,
  })

export type Away = { mediator: string; first: string; last: string; from: number; to: number }

/** Those of somebody still to come that stand in an absence. */
export const bookedInAbsence = (db: Db, { mediator, first, last, from, to }: Away, now: Date) =>
  db.appointment.findMany({
    where: {
      mediatorId: mediator,
      state: 'booked',
      at: { gt: now },
      date: { gte: first, lte: last },
      from: { lt: to },
      to: { gt: from },
    },
    orderBy: { at: 'asc' },
    take: MOST,
    select: SHOWN,
  })

/** Moves one from a state to another, if it is still in the first. */
export const mark = async (tx: Tx, id: number, from: readonly string[], state: string, now: Date): Promise<boolean> =>
  (await tx.appointment.updateMany({ where: { id, state: { in: [...from] } }, data: { state, changedAt: now } })).count === 1
