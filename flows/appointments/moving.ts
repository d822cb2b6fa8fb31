import type { Say } from '../engine/action.ts'
import { form } from '../engine/form.ts'
import type { Answered, Question } from '../engine/form-spec.ts'
import { yesNo } from '../engine/questions.ts'
import { say } from '../engine/say.ts'
import type { Reply, Situation } from '../engine/types.ts'
import { confirmed } from './booked.ts'
import type { SlotRef } from './facts.ts'
import { HELD_MINUTES } from './held-minutes.ts'
import { standingIn, whenOf } from './limits.ts'
import { samePerson } from './person.ts'
import { slotQuestion } from './questions/slot.ts'
import { code, known, mineBy, mineOf, notThere, stays } from './questions/which.ts'
import { slotOf } from './slot-key.ts'

/** The new time is held while its owner is asked whether to let the old one go. */
const slot = slotQuestion((key, now, answers) => {
  const mine = mineBy(now, answers.code)
  const chosen = slotOf(key) as SlotRef
  if (!mine) return { end: notThere }
  const others = mineOf(now).filter(each => each.code !== mine.code && samePerson(each, mine))
  const over = standingIn(chosen, others, now)
  if (over) return { step: 'slot', says: [say('appointment.overlap', whenOf(over))] }
  const { service, who } = mine
  const hold = now.world.bookings.fresh
  return { value: key, also: { hold }, does: [{ kind: 'hold', code: hold, slot: chosen, service, who, minutes: HELD_MINUTES }] }
}, inPlaceOf)

function inPlaceOf(now: Situation, answers: Answered): Say {
  const mine = mineBy(now, answers.code)
  return mine ? say('appointment.slot-move', whenOf(mine)) : say('appointment.not-there')
}

const sure: Question<boolean> = {
  ...yesNo,
  say(now, answers) {
    const [mine, to] = [mineBy(now, answers.code), slotOf(answers.slot)]
    if (!mine || !to) return say('appointment.not-there')
    const { day, time } = whenOf(mine)
    return say('appointment.move-sure', { ...whenOf(to), before: day, at: time })
  },
}

/** Another time for an appointment. The old one is kept until its owner has said yes to the new one. */
export const moving = form({
  id: 'appointment-move',
  version: 1,
  questions: { code, slot, sure },
  known,
  refused: () => ({ drop: ['slot', 'sure'], says: [say('appointment.just-taken')] }),
  cancelled: left,
  done: (answers, now) => (answers.sure ? moved(answers, now) : left(answers, now)),
})

function moved(answers: Answered, now: Situation): Reply {
  const [mine, to] = [mineBy(now, answers.code), slotOf(answers.slot)]
  if (!mine || !to) return notThere
  const { service, centre } = mine
  return {
    topic: { service },
    does: [{ kind: 'move-appointment', code: mine.code, slot: to }],
    says: [say('appointment.moved'), ...confirmed(now, { code: mine.code, slot: to, service, centre })],
  }
}

// nothing changes, and what was held for it is free again
function left(answers: Answered, now: Situation): Reply {
  const { hold } = answers
  return { ...(typeof hold === 'string' && { does: [{ kind: 'let-go', code: hold }] }), ...stays(answers, now) }
}
