import { form } from '../engine/form.ts'
import type { Answered, Question } from '../engine/form-spec.ts'
import { yesNo } from '../engine/questions.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Reply, Say, Situation } from '../engine/types.ts'
import { confirmed } from './booked.ts'
import { readCode } from './code.ts'
import type { Mine } from './facts.ts'
import { whenOf } from './limits.ts'
import { slotQuestion } from './questions/slot.ts'
import { slotOf } from './slot-key.ts'
import { wishIn } from './wish.ts'

/** The appointments of this conversation that stand. */
export const mineOf = ({ world }: Situation): readonly Mine[] => world.bookings.mine.filter(({ held }) => !held)
const mineBy = (now: Situation, code: unknown) => mineOf(now).find(mine => mine.code === code)

/** Which one: offered by day and hour, or its code written. */
const code: Question<string> = {
  say: () => say('appointment.which'),
  choices: now => mineOf(now).map(mine => ({ id: mine.code, label: phrase('appointment.when', whenOf(mine)), emoji: '📅' })),
  read(now) {
    const written = now.event.kind === 'text' ? readCode(now.event.text) : null
    if (written === 'wrong') return { wrong: say('appointment.code-wrong') }
    const mine = mineBy(now, now.event.kind === 'choice' ? now.event.id : written?.code)
    return mine ? { value: mine.code, also: ofIt(mine) } : null
  },
}

const ofIt = ({ service, centre }: Mine) => ({ service, centre })

function known(now: Situation): Record<string, never> {
  const written = now.event.kind === 'text' ? readCode(now.event.text) : null
  const [only, ...others] = mineOf(now)
  const mine = written && written !== 'wrong' ? mineBy(now, written.code) : others.length === 0 ? only : undefined
  const wish = wishIn(now)
  return { ...(mine && { code: mine.code, ...ofIt(mine) }), ...(wish && wish.dates.length > 0 && { wish }) } as Record<string, never>
}

/** Another time for an appointment. The old one is kept until the new one is. */
export const moving = form({
  id: 'appointment-move',
  version: 1,
  questions: { code, slot: slotQuestion(value => ({ value }), inPlaceOf) },
  known,
  refused: () => ({ drop: ['slot'], says: [say('appointment.just-taken')] }),
  cancelled: stays,
  done: (answers, now) => moved(answers, now),
})

function inPlaceOf(now: Situation, answers: Answered): Say {
  const mine = mineBy(now, answers.code)
  return mine ? say('appointment.slot-move', whenOf(mine)) : say('appointment.not-there')
}

function moved(answers: Answered, now: Situation): Reply {
  const mine = mineBy(now, answers.code)
  const slot = slotOf(answers.slot)
  if (!mine || !slot) return notThere
  const { service, centre } = mine
  return {
    topic: { service },
    does: [{ kind: 'move-appointment', code: mine.code, slot }],
    says: [say('appointment.moved'), ...confirmed(now, { code: mine.code, slot, service, centre })],
  }
}

// left in the middle: what was agreed stands
function stays(answers: Answered, now: Situation): Reply {
  const mine = mineBy(now, answers.code)
  return mine ? { says: [leadingTo(say('appointment.kept', whenOf(mine)))] } : notThere
}

const notThere: Reply = { says: [leadingTo(say('appointment.not-there'))] }

/** Letting an appointment go, after one question. */
export const cancelling = form({
  id: 'appointment-cancel',
  version: 1,
  once: true,
  questions: {
    code,
    sure: {
      ...yesNo,
      say: (now, answers) => {
        const mine = mineBy(now, answers.code)
        return mine ? say('appointment.cancel-sure', whenOf(mine)) : say('appointment.not-there')
      },
    } satisfies Question<boolean>,
  },
  known,
  // “cancel” is what is being done here
  cancelled: (answers, now) => cancelled({ ...answers, sure: answers.code !== undefined }, now),
  done: (answers, now) => cancelled(answers, now),
})

function cancelled(answers: Readonly<Record<string, unknown>>, now: Situation): Reply {
  const mine = mineBy(now, answers.code)
  if (!mine) return notThere
  if (answers.sure !== true) return { says: [leadingTo(say('appointment.kept', whenOf(mine)))] }
  return {
    topic: { service: mine.service },
    does: [{ kind: 'cancel-appointment', code: mine.code }],
    says: [leadingTo(say('appointment.cancelled', whenOf(mine)), another)],
  }
}

export const another = { id: 'appointment-new', label: phrase('appointment.another'), emoji: '📅' } as const
