import { clockTime } from '../centres/opening.ts'
import type { Say } from '../engine/action.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Position, Reply, Situation } from '../engine/types.ts'
import { bring, confirmed } from './booked.ts'
import type { AppointmentAct, Mine } from './facts.ts'
import { appointment } from './form.ts'
import { changing, whenOf } from './limits.ts'
import { isSensitive } from './sensitive.ts'
import { slotKey } from './slot-key.ts'

/** What becomes of an appointment without its owner, said to her. */
export const acted: Answer = now => {
  const { event } = now
  if (event.kind === 'reminder') return reminded(now, event)
  if (event.kind === 'called-off') return calledOff(event)
  if (event.kind === 'moved-by-staff') return movedByStaff(now, event)
  return event.kind === 'seat-free' ? seatFree(event) : null
}

type Act<K extends AppointmentAct['kind']> = Extract<AppointmentAct, { kind: K }>

const mineOf = ({ world }: Situation, code: string): Mine | undefined => world.bookings.mine.find(mine => mine.code === code && !mine.held)

/** Answered by 1, 2 or 3. It never says what for, where that is nobody else's business: a phone lies on a table. */
function reminded(now: Situation, { when, code }: Act<'reminder'>): Reply | null {
  const mine = mineOf(now, code)
  if (!mine) return null
  const words =
    when === 'day' ? say('appointment.remind-day', whenOf(mine)) : say('appointment.remind-soon', { time: { time: clockTime(mine.from) } })
  const papers: Say[] = isSensitive(mine.service) || when === 'soon' ? [] : papersOf(now, mine.service)
  const come = { id: `appointment-come:${code}`, label: phrase('appointment.come'), emoji: '✅' }
  return { at: null, says: [...papers, leadingTo(words, come, ...changing(code))] }
}

// what is to be brought is said again; that there is nothing is not
const papersOf = (now: Situation, service: string): Say[] => bring(now, service).filter(({ key }) => key === 'appointment.bring')

function calledOff({ service, centre, date, from, who, name, words }: Act<'called-off'>): Reply {
  const told = say('appointment.called-off', { day: { date }, time: { time: clockTime(from) } })
  return {
    topic: { service },
    at: position('slot', { service, centre, who, name }),
    says: [words ? { ...told, key: 'appointment.called-off-why', params: { ...told.params, words } } : told],
  }
}

// the move is kept with these words: what was read before it still shows the old time
function movedByStaff(now: Situation, { code, slot }: Act<'moved-by-staff'>): Reply | null {
  const mine = mineOf(now, code)
  if (!mine) return null
  const { service } = mine
  const centre = now.world.bookings.plans.find(({ id }) => id === slot.plan)?.centre ?? mine.centre
  return { at: null, says: [say('appointment.moved-by-staff'), ...confirmed(now, { code, slot, service, centre })] }
}

// held for them: only the last word is missing
function seatFree({ code, slot, service, centre, who, until }: Act<'seat-free'>): Reply {
  return {
    topic: { service },
    at: position('confirm', { service, centre, who, name: null, slot: slotKey(slot), code }),
    says: [say('appointment.seat-free', { until: { time: clockTime(until.minutes) } })],
  }
}

const position = (step: string, answers: Position['answers']): Position => ({
  flow: appointment.id,
  version: appointment.version,
  step,
  answers,
  misses: 0,
})
