import { CODES, codeOf } from '../../../flows/appointments/code.ts'
import type { SlotRef, Who } from '../../../flows/appointments/facts.ts'
import type { Locale } from '../../../locales/locale.ts'
import type { Tx } from '../../../prisma/client.ts'
import { sitDown } from '../../../prisma/store/appointments.ts'
import { record } from '../../../prisma/store/audit.ts'
import { Refused } from '../../../prisma/store/refused.ts'
import { isClash } from '../../../prisma/store/turns.ts'
import type { Acting } from '../../desk/acting.ts'
import { seatAt } from '../booking.ts'
import { sealedAt } from '../look.ts'
import type { SweepParts } from '../sweep.ts'
import { mayKeep } from './agenda.ts'
import type { AppointmentRefusal } from './refusal.ts'

/** Somebody at the desk, or on the telephone. `over`: booked over what is taken, on purpose. */
export type WalkIn = { slot: SlotRef; service: string; who: Who; name: string | null; phone: string | null; locale: Locale; over?: boolean }

const TRIES = 5

/** Books for somebody who came in person. What is taken is refused with a warning, once; `over` means it. */
export async function bookWalkIn(parts: SweepParts, who: Acting, walkIn: WalkIn): Promise<{ code: string } | AppointmentRefusal> {
  const plan = await parts.db.bookingPlan.findUnique({ where: { id: walkIn.slot.plan }, select: { centre: true } })
  if (!plan || !mayKeep(who, plan.centre)) return { refused: 'not-found' }
  for (let tries = 0; tries < TRIES; tries++) {
    const code = codeOf(parts.chance(CODES))
    try {
      await parts.db.$transaction(tx => keep(tx, parts, who, walkIn, code))
      return { code }
    } catch (error) {
      if (error instanceof Refused) return { refused: 'taken' }
      if (!isClash(error)) throw error
    }
  }
  return { refused: 'taken' }
}

async function keep(tx: Tx, { clock, keys }: SweepParts, by: Acting, walkIn: WalkIn, code: string): Promise<void> {
  const { slot, service, who, name, phone, locale, over = false } = walkIn
  const now = clock.now()
  const { seat, timed } = await seatAt(tx, slot, now, over)
  const sealed = name === null && phone === null ? null : keys.seal({ name, phone }, sealedAt(code))
  const row = { ...timed, code, service, who, sealed, locale, conversationId: null, staffId: by.id, heldUntil: null, now }
  await sitDown(tx, seat, { ...row, state: 'booked' })
  const { centre } = timed
  await record(tx, { at: now, by, action: 'appointment.booked', subject: 'appointment', about: code, centre, detail: { over } })
}
