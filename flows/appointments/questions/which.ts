import type { Question } from '../../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../../engine/say.ts'
import type { Reply, Situation } from '../../engine/types.ts'
import { readCode } from '../code.ts'
import type { Mine } from '../facts.ts'
import { whenOf } from '../limits.ts'
import { wishIn } from '../wish.ts'

/** The appointments of this conversation that stand. */
export const mineOf = ({ world }: Situation): readonly Mine[] => world.bookings.mine.filter(({ held }) => !held)
/** The one of a code; undefined when it is foreign, or over. */
export const mineBy = (now: Situation, code: unknown) => mineOf(now).find(mine => mine.code === code)

/** Which one: offered by day and hour, or its code written. */
export const code: Question<string> = {
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

/** What a message says of which one, and of when. */
export function known(now: Situation): Record<string, never> {
  const written = now.event.kind === 'text' ? readCode(now.event.text) : null
  const [only, ...others] = mineOf(now)
  const mine = written && written !== 'wrong' ? mineBy(now, written.code) : others.length === 0 ? only : undefined
  const wish = wishIn(now)
  return { ...(mine && { code: mine.code, ...ofIt(mine) }), ...(wish && wish.dates.length > 0 && { wish }) } as Record<string, never>
}

/** The appointment is over, or somebody else's. */
export const notThere: Reply = { says: [leadingTo(say('appointment.not-there'))] }

/** What was agreed stands. */
export function stays(answers: Readonly<Record<string, unknown>>, now: Situation): Reply {
  const mine = mineBy(now, answers.code)
  return mine ? { says: [leadingTo(say('appointment.kept', whenOf(mine)))] } : notThere
}
