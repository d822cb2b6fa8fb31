import { randomUUID } from 'node:crypto'
import type { Tx } from '../../prisma/client.ts'
import { findOwn, letGoHolds, sitDown } from '../../prisma/store/appointments.ts'
import { giveBack } from '../../prisma/store/booked-time.ts'
import { seatAt } from '../appointments/booking.ts'
import { sealedAt } from '../appointments/look.ts'
import { welcomeBack } from '../registrations/forget.ts'
import type { Effect } from './index.ts'

const MINUTE = 60_000

/** A time is chosen: nobody else may have it for some minutes. What the conversation held before is let go. */
export const hold: Effect<'hold'> = async (tx, { code, slot, service, who, minutes }, { conversationId, session, at }) => {
  await letGoHolds(tx, conversationId, at)
  const { seat, timed } = await seatAt(tx, slot, at)
  await sitDown(tx, seat, {
    ...timed,
    code,
    service,
    who,
    state: 'held',
    heldUntil: new Date(at.getTime() + minutes * MINUTE),
    conversationId,
    locale: session.locale,
    sealed: null,
    staffId: null,
    now: at,
  })
}

/** The conversation no longer wants what it holds. */
export const letGo: Effect<'let-go'> = (tx, _, { conversationId, at }) => letGoHolds(tx, conversationId, at)

/** What was held becomes an appointment. Held too long it is taken anew, and refused where somebody else has it by now. */
export const book: Effect<'book'> = async (tx, action, { conversationId, session, at, keys }) => {
  const { code, slot, service, who, name } = action
  const { channel, address } = await tx.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { channel: true, address: true },
  })
  // who books wants to be reminded, whatever they asked before
  await welcomeBack(tx, keys, channel, address)
  const sealed = name === null ? null : keys.seal({ name, phone: null }, sealedAt(code))
  const own = await findOwn(tx, conversationId, code)
  const said = { service, who, sealed, state: 'booked', heldUntil: null, locale: session.locale, changedAt: at, ...REMINDABLE }
  if (own?.state === 'booked') return
  if (own?.state === 'held' && own.heldUntil !== null && own.heldUntil > at && own.date === slot.date && own.from === slot.from) {
    await tx.appointment.update({ where: { id: own.id }, data: said })
    await taken(tx, own.id)
    return
  }
  const { seat, timed } = await seatAt(tx, slot, at)
  if (own) await tx.appointment.update({ where: { id: own.id }, data: { ...timed, ...seat, ...said } })
  else
    await sitDown(tx, seat, {
      ...timed,
      code,
      service,
      who,
      sealed,
      state: 'booked',
      heldUntil: null,
      conversationId,
      locale: session.locale,
      staffId: null,
      now: at,
    })
}

const REMINDABLE = { dayReminded: null, soonReminded: null, confirmedAt: null }

// whoever waited for it waits no longer
const taken = (tx: Tx, appointmentId: number) =>
  tx.wish.updateMany({ where: { appointmentId }, data: { state: 'taken', offeredUntil: null } })

/** Another time: the new seat is taken before the old one is given back. */
export const move: Effect<'move-appointment'> = async (tx, { code, slot }, { conversationId, at }) => {
  const own = await findOwn(tx, conversationId, code)
  if (own?.state !== 'booked') return
  await letGoHolds(tx, conversationId, at)
  const { seat, timed } = await seatAt(tx, slot, at)
  await giveBack(tx, [own.id], { state: 'booked', changedAt: at })
  await tx.appointment.update({ where: { id: own.id }, data: { ...timed, ...seat, ...REMINDABLE } })
}

/** It is let go, and its seat is free. */
export const cancel: Effect<'cancel-appointment'> = async (tx, { code }, { conversationId, at }) => {
  const own = await findOwn(tx, conversationId, code)
  if (own?.state === 'booked') await giveBack(tx, [own.id], { state: 'cancelled', changedAt: at })
}

/** They say that they come. */
export const come: Effect<'come'> = async (tx, { code }, { conversationId, at }) => {
  await tx.appointment.updateMany({ where: { code, conversationId, state: 'booked' }, data: { confirmedAt: at } })
}

/** They wait for a seat; asked twice they wait once. */
export const wait: Effect<'wait-for-seat'> = async (tx, { service, centre, who }, { conversationId, at }) => {
  const waits = { conversationId, service, centre, state: { in: ['waiting', 'offered'] } }
  if ((await tx.wish.count({ where: waits })) > 0) return
  await tx.wish.create({
    data: { id: randomUUID(), conversationId, service, centre, who, state: 'waiting', createdAt: at },
    select: { id: true },
  })
}
