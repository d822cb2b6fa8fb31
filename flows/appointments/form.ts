import { form } from '../engine/form.ts'
import type { Answered, Question } from '../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Reply, Situation } from '../engine/types.ts'
import { booked } from './booked.ts'
import type { SlotRef, Who } from './facts.ts'
import { HELD_MINUTES } from './held-minutes.ts'
import { tooMany } from './limits.ts'
import { bookable, centresFor } from './places.ts'
import { slotQuestion } from './questions/slot.ts'
import { centre, centreNamed, service } from './questions/where.ts'
import { name, who } from './questions/whom.ts'
import { slotOf } from './slot-key.ts'
import { wishIn } from './wish.ts'

/** What was chosen is held while the rest is asked. */
const slot = slotQuestion((key, now, answers) => {
  const code = now.world.bookings.fresh
  const hold = { kind: 'hold', code, slot: slotOf(key) as SlotRef, service: String(answers.service), minutes: HELD_MINUTES } as const
  return { value: key, also: { code }, drop: ['confirm'], does: [{ ...hold, who: (answers.who as Who | undefined) ?? 'me' }] }
})

const confirm: Question<true> = {
  say: (_now, _answers, lines) => say('appointment.confirm', { lines: { lines } }),
  choices: () => [
    { id: 'yes', label: phrase('appointment.confirm-yes'), emoji: '✅' },
    { id: 'other', label: phrase('appointment.confirm-other'), emoji: '🔁' },
    { id: 'no', label: phrase('appointment.confirm-no'), emoji: '❌' },
  ],
  read({ event, heard }, answers) {
    const said = event.kind === 'choice' ? event.id : heard?.intent
    if (said === 'yes') return { value: true }
    if (said === 'other' || said === 'reschedule_appointment') return { value: true, drop: ['slot', 'confirm'] }
    if (said !== 'no' && said !== 'cancel_appointment') return null
    return { end: notBooked(answers) }
  },
}

/** Booking is left: what was held is free again. */
export const notBooked = ({ code }: Answered): Reply => ({
  ...(typeof code === 'string' && { does: [{ kind: 'let-go', code }] }),
  says: [leadingTo(say(typeof code === 'string' ? 'appointment.not-booked' : 'appointment.nothing-booked'))],
})

const justTaken = say('appointment.just-taken')

/** Booking: what for, where, when, for whom, and a last word. The time is held from the moment it is chosen. */
export const appointment = form({
  id: 'appointment',
  version: 1,
  questions: { service, centre, slot, who, name, confirm },
  known,
  // somebody else was quicker: the same question again, on fresh facts
  refused: () => ({ drop: ['slot', 'confirm'], says: [justTaken] }),
  cancelled: notBooked,
  done: (answers, now) => tooMany(answers, now) ?? booked(answers, now),
})

// what the first sentence already said
function known(now: Situation): Record<string, never> {
  const { heard, session } = now
  const named = [heard?.service, session.topic.service].find(key => bookable(now).some(each => each.key === key))
  const only = bookable(now).length === 1 ? bookable(now)[0]?.key : undefined
  const service = named ?? only
  const place = [centreNamed(now), session.topic.centre].find(key => centresFor(now, service).some(each => each.key === key))
  const wish = wishIn(now)
  const said = { service, centre: place, who: heard?.beneficiary ?? undefined, wish: wish ?? undefined }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Record<string, never>
}
