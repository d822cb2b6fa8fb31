import type { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'
import { giveBack, type Seat } from './booked-time.ts'

const OWN = {
  conversationId: true,
  id: true,
  code: true,
  state: true,
  planId: true,
  resource: true,
  centre: true,
  service: true,
  date: true,
  from: true,
  to: true,
  who: true,
  sealed: true,
  toConfirm: true,
  confirmedAt: true,
} as const

/** Most a conversation can have before it; more are not read. */
const MOST = 20

/** What of appointments some conversations have before them: booked, or held by them now. */
export const ownAppointments = (db: Db, conversationIds: readonly string[], now: Date) =>
  db.appointment.findMany({
    where: {
      conversationId: { in: [...conversationIds] },
      at: { gt: now },
      OR: [{ state: 'booked' }, { state: 'held', heldUntil: { gt: now } }],
    },
    orderBy: { at: 'asc' },
    take: MOST * conversationIds.length,
    select: OWN,
  })
export type OwnAppointment = Awaited<ReturnType<typeof ownAppointments>>[number]

/** For what some conversations wait. */
export const ownWishes = (db: Db, conversationIds: readonly string[]) =>
  db.wish.findMany({
    where: { conversationId: { in: [...conversationIds] }, state: { in: ['waiting', 'offered'] } },
    select: { conversationId: true, service: true, centre: true },
  })

/** An appointment as it is first written. */
export type NewAppointment = {
  code: string
  state: 'held' | 'booked'
  planId: string
  resource: string
  mediatorId: string | null
  centre: string
  service: string
  date: string
  from: number
  to: number
  at: Date
  toConfirm: boolean
  conversationId: string | null
  locale: string
  who: string
  sealed: string | null
  heldUntil: Date | null
  staffId: string | null
  now: Date
}

/** Writes an appointment on a seat that was taken for it in the same transaction. */
export async function sitDown(tx: Tx, seat: Seat, { now, ...row }: NewAppointment): Promise<number> {
  const { id } = await tx.appointment.create({ data: { ...row, ...seat, createdAt: now, changedAt: now }, select: { id: true } })
  return id
}

/** What of a code its conversation may change; null for a foreign one. */
export const findOwn = (tx: Tx, conversationId: string, code: string) => tx.appointment.findFirst({ where: { code, conversationId } })

/** Lets go of what a conversation holds. */
export const letGoHolds = (tx: Tx, conversationId: string, now: Date): Promise<void> => letGoHeld(tx, { conversationId }, now)

/** Lets go of what is held only, of some time or of somebody. */
export async function letGoHeld(tx: Tx, where: Prisma.AppointmentWhereInput, now: Date): Promise<void> {
  const held = await tx.appointment.findMany({ where: { ...where, state: 'held' }, select: { id: true } })
  if (held.length > 0)
    await giveBack(
      tx,
      held.map(({ id }) => id),
      { state: 'expired', changedAt: now },
    )
}

/** Everything of appointments goes with whoever wants to be forgotten; their seats are free again. */
export async function forgetAppointments(tx: Tx, conversationId: string, now: Date): Promise<void> {
  const rows = await tx.appointment.findMany({ where: { conversationId }, select: { id: true } })
  await giveBack(
    tx,
    rows.map(({ id }) => id),
    { state: 'cancelled', changedAt: now },
  )
  await tx.wish.deleteMany({ where: { conversationId } })
  await tx.appointment.deleteMany({ where: { conversationId } })
}
