import { clockTime } from '../centres/opening.ts'
import type { Answered } from '../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Reply, Situation } from '../engine/types.ts'
import type { Mine, SlotRef } from './facts.ts'
import { samePerson } from './person.ts'
import { slotOf } from './slot-key.ts'

/** Appointments one conversation may have before it, for however many people. */
const MOST_OF_A_PHONE = 6

const booked = ({ world }: Situation): readonly Mine[] => world.bookings.mine.filter(({ held }) => !held)

/**
 * What is answered to somebody who has as many appointments as the plan allows one person, or another at the very time; null when
 * nothing stands in the way. What was held for them is let go.
 */
export function tooMany(answers: Answered, now: Situation): Reply | null {
  const slot = slotOf(answers.slot)
  const theirs = booked(now).filter(mine => samePerson(mine, answers))
  const cap = now.world.bookings.plans.find(({ id }) => id === slot?.plan)?.cap ?? 1
  const same = theirs.filter(({ service }) => service === answers.service)
  if (same.length >= cap) return instead('appointment.cap', same[0] as Mine, answers)
  const over = standingIn(slot, theirs, now)
  if (over) return instead('appointment.overlap', over, answers)
  return booked(now).length >= MOST_OF_A_PHONE ? instead('appointment.cap', booked(now)[0] as Mine, answers) : null
}

/** Which of somebody's appointments stands in the way of a time: nobody is at two places at once. */
export function standingIn(slot: SlotRef | null, theirs: readonly Mine[], { world }: Situation): Mine | undefined {
  const plan = world.bookings.plans.find(({ id }) => id === slot?.plan)
  if (!slot || !plan) return undefined
  const to = slot.from + plan.minutes
  return theirs.find(mine => mine.date === slot.date && mine.from < to && slot.from < mine.to)
}

function instead(key: 'appointment.cap' | 'appointment.overlap', mine: Mine, { code }: Answered): Reply {
  return {
    ...(typeof code === 'string' && { does: [{ kind: 'let-go', code }] }),
    says: [leadingTo(say(key, whenOf(mine)), ...changing(mine.code))],
  }
}

/** When an appointment is, to fill a sentence. */
export const whenOf = ({ date, from }: Pick<Mine, 'date' | 'from'>) => ({ day: { date }, time: { time: clockTime(from) } })

/** What can be done with an appointment. */
export const changing = (code: string) => [
  { id: `appointment-change:${code}`, label: phrase('appointment.move'), emoji: '🔁' },
  { id: `appointment-drop:${code}`, label: phrase('appointment.cancel'), emoji: '❌' },
]
