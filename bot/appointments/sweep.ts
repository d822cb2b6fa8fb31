import { CODES, codeOf } from '../../flows/appointments/code.ts'
import type { Who } from '../../flows/appointments/facts.ts'
import type { FreeSlot } from '../../flows/appointments/plan.ts'
import { sitDown } from '../../prisma/store/appointments.ts'
import { freeEmptyTimes, releaseExpired } from '../../prisma/store/booked-time.ts'
import { dueDayReminders, dueSoonReminders, expireOffers, type Waiting, waitingWishes } from '../../prisma/store/due-appointments.ts'
import type { Chance } from '../registrations/look.ts'
import { seatAt } from './booking.ts'
import { freeNow } from './look.ts'
import { type TellingParts, tellOwner } from './telling.ts'

/** A seat from the waiting list is kept so long for whoever is asked. */
const OFFER_MINUTES = 30
const MINUTE = 60_000
/** Nothing is sent unasked before seven and after nine in the evening. */
const DAY = { from: 7 * 60, to: 21 * 60 }

export type SweepParts = TellingParts & { chance: Chance }

/**
 * Does what time asks for: lets go of what was held too long, reminds, and offers free seats to those who wait, one at a time. Each is a
 * question to the tables (decision 012): a restart forgets nothing, and asking twice does nothing twice.
 */
export async function sweepAppointments(parts: SweepParts): Promise<void> {
  const { db, clock } = parts
  const now = clock.now()
  await db.$transaction(async tx => {
    await releaseExpired(tx, null, null, now)
    await freeEmptyTimes(tx)
  })
  await expireOffers(db, now)
  const { minutes } = clock.local(now)
  if (minutes < DAY.from || minutes >= DAY.to) return
  for (const due of await dueDayReminders(db, now)) await remind(parts, due, 'day')
  for (const due of await dueSoonReminders(db, now)) await remind(parts, due, 'soon')
  await offerSeats(parts)
}

type Due = { id: number; code: string; conversationId: string | null }

// the mark and the words are kept together: sent once, whatever dies in between
const remind = (parts: SweepParts, { id, code, conversationId }: Due, when: 'day' | 'soon') =>
  tellOwner(
    parts,
    conversationId,
    { kind: 'reminder', when, code },
    async tx => {
      const field = when === 'day' ? 'dayReminded' : 'soonReminded'
      const { count } = await tx.appointment.updateMany({
        where: { id, state: 'booked', [field]: null },
        data: { [field]: parts.clock.now() },
      })
      return count === 1
    },
    { waits: true },
  )

async function offerSeats(parts: SweepParts): Promise<void> {
  const asked = new Set<string>()
  for (const wish of await waitingWishes(parts.db)) {
    const what = `${wish.centre} ${wish.service}`
    // where nothing was left for one, nothing is for the next
    if (asked.has(what)) continue
    const [slot] = await freeNow(parts, wish.service, wish.centre)
    if (!slot) asked.add(what)
    else await offer(parts, wish, slot)
  }
}

async function offer(parts: SweepParts, { id, conversationId, service, centre, who }: Waiting, { plan, date, from, to }: FreeSlot) {
  const { clock, chance } = parts
  const now = clock.now()
  const until = new Date(now.getTime() + OFFER_MINUTES * MINUTE)
  const code = codeOf(chance(CODES))
  const slot = { plan, date, from }
  const event = { kind: 'seat-free', code, slot, to, service, centre, who: who as Who, until: clock.local(until) } as const
  await tellOwner(
    parts,
    conversationId,
    event,
    async tx => {
      const { count } = await tx.wish.updateMany({ where: { id, state: 'waiting' }, data: { state: 'offered', offeredUntil: until } })
      if (count === 0) return false
      const { seat, timed } = await seatAt(tx, slot, now)
      const row = { ...timed, code, service, who, conversationId, locale: 'ar', sealed: null, staffId: null, now }
      const appointmentId = await sitDown(tx, seat, { ...row, state: 'held', heldUntil: until })
      await tx.wish.update({ where: { id }, data: { appointmentId } })
      return true
    },
    { waits: true },
  )
}
