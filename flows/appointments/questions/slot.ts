import { clockTime } from '../../centres/opening.ts'
import type { Say } from '../../engine/action.ts'
import type { Answered, Question, Read } from '../../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../../engine/say.ts'
import type { Choice, Situation } from '../../engine/types.ts'
import { centreFor, centreOf, freeFor } from '../places.ts'
import type { FreeSlot } from '../plan.ts'
import { slotKey, slotOf } from '../slot-key.ts'
import { whyNot } from '../why.ts'
import { ANY, nearest, type Wish, wishIn } from '../wish.ts'

/** So many are offered at a time. */
const OFFERED = 3
const MORE = 'more'
const WAIT = 'wait'

/** “Others”, in the ways people say it besides pressing the button. */
const OTHERS =
  /^(?:les |d'|d’)?autres?(?: .{0,20})?$|^(?:akhrin|khrin|okhrin|chi wa7d akhor|wa7d akhor|akhor|okhra)$|^(?:أخرى|اخرى|أخرين|آخرين|خرين|خرى|شي وقت آخر|وقت آخر)$/iu

const wishOf = ({ wish }: Answered): Wish => (wish as Wish | undefined) ?? ANY

/** When: the nearest three, others, or a day and an hour in one's own words. What is chosen is told to `chosen`. */
export const slotQuestion = (
  chosen: (key: string, now: Situation, answers: Answered) => Read<string>,
  asked: (now: Situation, answers: Answered) => Say = usual,
): Question<string> => ({
  say(now, answers) {
    const free = freeFor(now, answers)
    const place = centreFor(now, answers)
    const centre = { centre: centreOf(now, place)?.names ?? '' }
    if (free.length === 0) return say('appointment.none-free', centre)
    const why = whyNot(wishOf(answers), free, now, String(answers.service), place)
    return why ? say('appointment.slot-instead', { why }) : asked(now, answers)
  },
  choices(now, answers) {
    const free = freeFor(now, answers)
    if (free.length === 0) return [{ id: WAIT, label: phrase('appointment.wait'), emoji: '🕘' }]
    const shown = offered(free, wishOf(answers), now)
    return [...shown.map(labelled), ...(free.length > shown.length ? [{ id: MORE, label: phrase('appointment.more'), emoji: '➡️' }] : [])]
  },
  read(now, answers) {
    if (isMore(now)) return again({ ...wishOf(answers), skip: (wishOf(answers).skip ?? 0) + OFFERED })
    if (now.event.kind === 'choice') {
      if (now.event.id === WAIT) return waitFor(now, answers)
      return isFree(now, answers, now.event.id) ? chosen(now.event.id, now, answers) : { step: 'slot', says: [say('appointment.gone')] }
    }
    const wish = wishIn(now)
    return wish && again(wish)
  },
  shown: value => {
    const slot = slotOf(value)
    return slot ? phrase('appointment.when', { day: { date: slot.date }, time: { time: clockTime(slot.from) } }) : phrase('form.none')
  },
})

const usual = (now: Situation, answers: Answered): Say =>
  say('appointment.slot', { centre: centreOf(now, centreFor(now, answers))?.names ?? '' })

// the wish is answered, the question stays open
const again = (wish: Wish) => ({ value: '', also: { wish }, drop: ['slot'] })

const isMore = ({ event }: Situation): boolean =>
  event.kind === 'choice' ? event.id === MORE : event.kind === 'text' && OTHERS.test(event.text.trim())

/** Whether a button's time can still be booked. */
export const isFree = (now: Situation, answers: Answered, key: string): boolean => freeFor(now, answers).some(slot => slotKey(slot) === key)

// past the last one it begins again
function offered(free: readonly FreeSlot[], wish: Wish, now: Situation): readonly FreeSlot[] {
  const near = nearest(free, wish, now.world.now.date)
  const skip = (wish.skip ?? 0) >= near.length ? 0 : (wish.skip ?? 0)
  const shown = near.slice(skip, skip + OFFERED)
  return wish.dates.length > 1 ? [...shown].sort((a, b) => (a.date === b.date ? a.from - b.from : a.date < b.date ? -1 : 1)) : shown
}

/** A time on a button; one that a feast may still move says so. */
export const labelled = (slot: FreeSlot): Choice => ({
  id: slotKey(slot),
  label: phrase(slot.toConfirm ? 'appointment.when-to-confirm' : 'appointment.when', {
    day: { date: slot.date },
    time: { time: clockTime(slot.from) },
  }),
  emoji: '📅',
})

function waitFor(now: Situation, answers: Answered): Read<string> {
  const { service, who = 'me' } = answers
  return {
    end: {
      does: [{ kind: 'wait-for-seat', service: String(service), centre: centreFor(now, answers), who: who as 'me' }],
      says: [leadingTo(say('appointment.waiting'))],
    },
  }
}
