import type { Intent } from '../../nlu/intents.ts'
import { stop } from '../announcements/stop.ts'
import { firstOf } from '../characters.ts'
import { asksBack } from '../engine/asks-back.ts'
import type { Feature } from '../engine/engine.ts'
import { form } from '../engine/form.ts'
import type { Question } from '../engine/form-spec.ts'
import { leadingTo, offering, say } from '../engine/say.ts'
import type { Answer, Reply, Route, Session, Situation } from '../engine/types.ts'
import { LONGEST_OPINION } from './facts.ts'
import { opinionIn, opinionsOn } from './scale.ts'

const NOTED: Reply = { says: [leadingTo(say('opinion.noted'))] }

/** What is asked of us in so many words is no opinion. */
const REQUESTS: ReadonlySet<Intent> = new Set([
  'stop_messages',
  'talk_to_human',
  'change_language',
  'help_menu',
  'privacy_data',
  'announcements',
  'register',
  'book_appointment',
])
/** Said to a question that may be left, these leave it. */
const NOTHING_TO_ADD: ReadonlySet<Intent> = new Set(['yes', 'no', 'thanks', 'goodbye'])

const isRequest = (now: Situation): boolean =>
  (now.heard?.sure === true && now.heard.intent !== null && REQUESTS.has(now.heard.intent)) || asksBack(now)

/** Which offer is spoken of: known from the start, never asked. */
const offer: Question<string> = { read: () => null, needed: () => false }

const words: Question<string> = {
  optional: true,
  read(now) {
    const { event, heard } = now
    if (event.kind !== 'text' || isRequest(now)) return null
    if (heard?.sure && heard.intent && NOTHING_TO_ADD.has(heard.intent)) return { end: NOTED }
    return { value: firstOf(event.text, LONGEST_OPINION) }
  },
}

/** A word of their own, after the rating. Whoever says anything else is not asked again. */
const inOwnWords = form({
  id: 'opinion',
  version: 1,
  once: true,
  questions: { offer, words },
  // asked by an announcement, which says by which word no more of them come
  cancelled: (_, now) => (now.heard?.command?.do === 'cancel' && now.heard.command.stops ? stop(now) : NOTED),
  done: ({ offer, words }) => ({ ...NOTED, ...(words && { does: [{ kind: 'opine', offer, words }] }) }),
})

// words are asked for once after each asking; in the middle of something else, not at all
function rated(now: Situation, { offer, rating }: { offer: string; rating: number }): Reply {
  const does = [{ kind: 'opine', offer, rating }] as const
  const { topic, at } = now.session
  if (topic.opinion !== offer || at !== null) return { ...NOTED, does, topic: asked(now.session) }
  return { does, says: [], topic: asked(now.session), at: { ...inOwnWords.start(now), answers: { offer } } }
}

const asked = ({ topic: { opinion: _, ...topic } }: Session): Session['topic'] => topic

const chosen: Route = (now, argument) => {
  const opinion = opinionIn(argument)
  return opinion && rated(now, opinion)
}

const CLEAR = 0.6
const SAYS_HOW: ReadonlySet<Intent> = new Set(['thanks', 'training', 'complaint', 'out_of_scope'])

/** The first words after the asking say how it was, without a choice: they are kept, and the choice is offered once. */
const unchosen: Answer = now => {
  const { event, session, heard } = now
  const { opinion, answered } = session.topic
  if (event.kind !== 'text' || !opinion || answered || session.at || session.mode !== 'bot' || isRequest(now)) return null
  if (heard?.sure && heard.intent === 'yes') return rated(now, { offer: opinion, rating: 3 })
  if (heard?.sure && heard.intent === 'no') return rated(now, { offer: opinion, rating: 1 })
  if (heard?.intent && heard.confidence >= CLEAR && !SAYS_HOW.has(heard.intent)) return null
  return {
    does: [{ kind: 'opine', offer: opinion, words: firstOf(event.text, LONGEST_OPINION) }],
    topic: asked(session),
    says: [offering(say('opinion.rate'), ...opinionsOn(opinion))],
  }
}

/** How an offer was, asked once of who took part when it is over (the rule `survey` of the announcements). */
export const opinions: Feature = { id: 'opinions', rules: [unchosen], routes: { opinion: chosen }, flows: [inOwnWords] }
