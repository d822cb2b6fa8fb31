import type { Intent } from '../../nlu/intents.ts'
import { entityOf } from './entities.ts'
import { TRIES_BEFORE_A_PERSON as TRIES_IN_A_FORM } from './form.ts'
import { leadingTo, offering, phrase, say } from './say.ts'
import type { Choice, Reply, Situation, Topic } from './types.ts'

const TRIES_BEFORE_A_PERSON = 2

/** What is answered when nothing was understood: “did you mean”, then other words, then a person. */
export function lost(now: Situation): Reply {
  if (now.session.mode === 'waiting' && !now.session.at) return { says: [say('lost.passed-on')] }
  return (
    openQuestion(now) ??
    unreadable(now) ??
    learningFrom(now, didYouMean(now) ?? (now.session.misses + 1 < TRIES_BEFORE_A_PERSON ? rephrase(now) : aPerson))
  )
}

// answers to a form and words of distress are nobody's study material
function learningFrom({ event, session }: Situation, reply: Reply): Reply {
  if (event.kind !== 'text' || session.discreet) return reply
  return { ...reply, does: [{ kind: 'miss', text: event.text, locale: session.locale }] }
}

// what was offered is offered again, so that its numbers go on meaning the same
const rephrase = ({ session }: Situation): Reply => ({
  missed: true,
  says: [session.offered.length > 0 ? offering(say('lost.rephrase'), ...session.offered) : leadingTo(say('lost.rephrase'))],
})
const aPerson: Reply = {
  missed: true,
  says: [
    offering(
      say('lost.person'),
      { id: 'person:lost', label: phrase('lost.person-yes'), emoji: '💬' },
      { id: 'menu', label: phrase('menu.back'), emoji: '↩️' },
    ),
  ],
}

// not an answer to the open question: said so, and asked again by whoever concludes the turn
function openQuestion({ session }: Situation): Reply | null {
  if (!session.at) return null
  const misses = session.at.misses + 1
  const help = misses > TRIES_IN_A_FORM ? 'lost.question-person' : 'lost.question'
  return { missed: true, at: { ...session.at, misses }, says: [say(help)] }
}

function unreadable({ event }: Situation): Reply | null {
  if (event.kind === 'text' && /[\p{L}\p{N}]/u.test(event.text)) return null
  return { missed: true, says: [leadingTo(say('lost.unreadable'))] }
}

function didYouMean(now: Situation): Reply | null {
  const { heard, session } = now
  if (session.misses > 0) return null
  const guesses = (heard?.ranked ?? []).map(({ intent }) => intent).filter(isAskable)
  if (guesses.length === 0) return null
  const topic = { ...session.topic, ...named(now) }
  // an intent that may be asked about and has no sentence of its own does not compile
  const options: Choice[] = guesses.slice(0, 2).map(intent => ({ id: `mean:${intent}`, label: phrase(`mean.${intent}`) }))
  return { missed: true, topic, says: [leadingTo(say('lost.did-you-mean'), ...options, { id: 'none', label: phrase('lost.none') })] }
}

// what the message named is not asked for again once it is known what was meant
function named(now: Situation): Topic {
  const day = entityOf(now, 'date')
  return {
    ...(now.heard?.service && { service: now.heard.service }),
    ...(now.heard?.centre && { centre: now.heard.centre }),
    ...(day && { day }),
  }
}

/** What is never put back to a citizen as a question: courtesies, where a wrong guess does no harm, and danger, which is never doubted. */
export const NEVER_ASKED = [
  'greeting',
  'thanks',
  'goodbye',
  'yes',
  'no',
  'give_date',
  'out_of_scope',
  'bot_identity',
  'violence',
  'distress',
] as const satisfies readonly Intent[]
type Askable = Exclude<Intent, (typeof NEVER_ASKED)[number]>
const isAskable = (intent: Intent): intent is Askable => !NEVER_ASKED.some(never => never === intent)
