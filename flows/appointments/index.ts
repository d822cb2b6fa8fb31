import type { Feature } from '../engine/engine.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Reply, Route, Situation } from '../engine/types.ts'
import { byPerson } from '../handover/by-person.ts'
import { acted } from './acts.ts'
import { anotherAsked } from './another.ts'
import { another, cancelling } from './cancelling.ts'
import { appointment, notBooked } from './form.ts'
import { changing, whenOf } from './limits.ts'
import { moving } from './moving.ts'
import { mineOf } from './questions/which.ts'
import { slotOf } from './slot-key.ts'
import { wishIn } from './wish.ts'

const aPerson = byPerson('handover.appointment', 'appointment')

/** A new appointment. Where nobody can be booked, a person. In the middle of booking it changes nothing. */
const book: Answer = now => {
  if (now.session.at?.flow === appointment.id) return { says: [] }
  return now.world.bookings.plans.length === 0 ? aPerson(now) : begin(now)
}

const begin = (now: Situation): Reply => ({ says: [], at: appointment.start(now) })

/** The appointments that stand, and what can be done with them. */
const mine: Answer = now => {
  const all = mineOf(now)
  const [only, ...others] = all
  if (!only) return none(now)
  const lines = all.map(each => phrase('appointment.line', { ...whenOf(each), code: { code: each.code } }))
  const ways = others.length === 0 ? changing(only.code) : [moveOne, cancelOne]
  return { says: [leadingTo(say('appointment.list', { lines: { lines } }), ...ways, another)] }
}

const moveOne = { id: 'appointment-change', label: phrase('appointment.move'), emoji: '🔁' } as const
const cancelOne = { id: 'appointment-drop', label: phrase('appointment.cancel'), emoji: '❌' } as const

// “appointment tomorrow at ten?” of somebody who has none asks for one
function none(now: Situation): Reply | null {
  if (now.world.bookings.plans.length === 0) return aPerson(now)
  const { dates = [], time } = wishIn(now) ?? {}
  return dates.length > 0 || time !== undefined ? begin(now) : { says: [leadingTo(say('appointment.none'), another)] }
}

const change =
  (flow: typeof moving): Answer =>
  now => {
    if (now.session.at?.flow === flow.id) return { says: [] }
    if (flow === cancelling && isBookingTheFirst(now)) return { ...notBooked(now.session.at?.answers ?? {}), at: null }
    if (flow === moving && mineOf(now).length > 0 && (forAnother(now) || anotherAsked(now))) return book(now)
    return mineOf(now).length === 0 || forAnother(now) ? none(now) : { says: [], at: flow.start(now) }
  }

// “cancel my appointment” of somebody who is making one
const isBookingTheFirst = (now: Situation): boolean => now.session.at?.flow === appointment.id && mineOf(now).length === 0

// “a time for my daughter”, who has none yet, is a new one
const forAnother = (now: Situation): boolean => {
  const who = now.heard?.beneficiary
  return who != null && mineOf(now).every(each => each.who !== who)
}

// “cancel my appointment”, where “my appointment” was offered
function meant(now: Situation): Reply | null {
  if (!now.heard?.sure) return null
  if (now.heard.intent === 'cancel_appointment') return change(cancelling)(now)
  return now.heard.intent === 'reschedule_appointment' ? change(moving)(now) : null
}

// by the button of a list or a reminder: of the appointment it stood under
const changeOf =
  (flow: typeof moving): Route =>
  (now, code) => {
    const all = mineOf(now)
    const meant = all.filter(each => each.code === code)
    if (code !== '' && meant.length === 0) return { says: [leadingTo(say('appointment.not-there'), another)] }
    const bookings = { ...now.world.bookings, mine: meant.length > 0 ? meant : all }
    return { says: [], at: flow.start({ ...now, heard: null, world: { ...now.world, bookings } }) }
  }

const come: Route = (now, code) => {
  const found = mineOf(now).find(each => each.code === code)
  if (!found) return { says: [leadingTo(say('appointment.not-there'), another)] }
  return { does: [{ kind: 'come', code }], says: [leadingTo(say('appointment.coming', whenOf(found)))] }
}

/** The button of a list that is no longer open: what it stood for may be gone, and today's list is shown. */
const old: Route = (now, argument) => {
  const slot = slotOf(argument.replace(/^slot\//, ''))
  const plan = now.world.bookings.plans.find(({ id }) => id === slot?.plan)
  if (!slot || now.world.bookings.plans.length === 0) return null
  const topic = { ...now.session.topic, ...(plan && { centre: plan.centre }) }
  return { ...begin({ ...now, session: { ...now.session, topic } }), says: [say('appointment.old-list')] }
}

export const appointments: Feature = {
  id: 'appointments',
  rules: [acted],
  flows: [appointment, moving, cancelling],
  routes: {
    appointment: old,
    'appointment-move': old,
    'appointment-new': now => (now.world.bookings.plans.length === 0 ? aPerson(now) : begin(now)),
    'appointment-change': changeOf(moving),
    'appointment-drop': changeOf(cancelling),
    'appointment-come': come,
    appointments: now => meant(now) ?? mine(now),
  },
  intents: {
    book_appointment: book,
    my_appointment: mine,
    cancel_appointment: change(cancelling),
    reschedule_appointment: change(moving),
  },
}
