import { clockTime, daysAfter } from '../centres/opening.ts'
import type { Say } from '../engine/action.ts'
import type { Answered } from '../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Reply, Situation } from '../engine/types.ts'
import type { SlotRef, Who } from './facts.ts'
import { centreFor, centreOf, serviceOf } from './places.ts'
import { slotOf } from './slot-key.ts'

const NO_SLOT: SlotRef = { plan: '', date: '', from: 0 }

/** The appointment is made: its code, when and where, what to bring, and a file for the calendar. */
export function booked(answers: Answered, now: Situation): Reply {
  const slot = slotOf(answers.slot) ?? NO_SLOT
  const [service, code] = [String(answers.service), String(answers.code)]
  const name = typeof answers.name === 'string' ? answers.name : null
  return {
    topic: { service },
    does: [{ kind: 'book', code, slot, service, who: answers.who as Who, name }],
    says: [...confirmed(now, { code, slot, service, centre: centreFor(now, answers) })],
  }
}

/** What is said of an appointment that stands. The last words offer what can be done with it. */
export function confirmed(
  now: Situation,
  { code, slot, service, centre }: { code: string; slot: SlotRef; service: string; centre: string },
): readonly Say[] {
  const plan = now.world.bookings.plans.find(({ id }) => id === slot.plan)
  const free = now.world.bookings
    .free(service, centre)
    .find(each => each.plan === slot.plan && each.date === slot.date && each.from === slot.from)
  const when = { day: { date: slot.date }, time: { time: clockTime(slot.from) } }
  return [
    {
      ...say('appointment.booked', { ...when, centre: centreOf(now, centre)?.names ?? '', code: { code } }),
      calendar: { code, date: slot.date, from: slot.from, minutes: plan?.minutes ?? 30 },
    },
    ...(free?.toConfirm ? [say('appointment.to-confirm')] : []),
    ...placeOf(now, centre),
    ...bring(now, service),
    leadingTo(say(isNear(now, slot) ? 'appointment.after-near' : 'appointment.after'), {
      id: 'appointments',
      label: phrase('appointment.mine'),
      emoji: '📅',
    }),
  ]
}

// who books for today or tomorrow is not reminded the day before: nothing is promised
const isNear = ({ world }: Situation, { date }: SlotRef): boolean => date <= daysAfter(world.now.date, 1)

/** Where it is, as far as the centre is known; nothing is invented. */
export function placeOf(now: Situation, key: string): Say[] {
  const centre = centreOf(now, key)
  if (!centre?.place) return []
  const { latitude, longitude } = centre
  const pin = latitude !== null && longitude !== null ? { pin: { latitude, longitude } } : {}
  return [{ ...say('appointment.place', { place: centre.place }), ...pin }]
}

/** What to bring. */
export function bring(now: Situation, key: string): Say[] {
  const service = serviceOf(now, key)
  if (!service || service.papers.length === 0) return [say('appointment.bring-nothing')]
  return [say('appointment.bring', { papers: { lines: service.papers } }), ...(service.confirmed ? [] : [say('services.to-confirm')])]
}
