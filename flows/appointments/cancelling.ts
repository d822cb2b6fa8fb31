import { form } from '../engine/form.ts'
import type { Question } from '../engine/form-spec.ts'
import { yesNo } from '../engine/questions.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Reply, Situation } from '../engine/types.ts'
import { whenOf } from './limits.ts'
import { code, known, mineBy, notThere, stays } from './questions/which.ts'

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
  if (answers.sure !== true) return stays(answers, now)
  return {
    topic: { service: mine.service },
    does: [{ kind: 'cancel-appointment', code: mine.code }],
    says: [leadingTo(say('appointment.cancelled', whenOf(mine)), another)],
  }
}

export const another = { id: 'appointment-new', label: phrase('appointment.another'), emoji: '📅' } as const
