import type { Intent } from '../../nlu/intents.ts'
import { leadingTo, offering, phrase, say } from './say.ts'
import type { Choice, Reply, Situation } from './types.ts'

/** From this confidence on, a guess is worth asking about. */
const WORTH_ASKING = 0.1
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
  const help = misses > TRIES_BEFORE_A_PERSON ? 'lost.question-person' : 'lost.question'
  return { missed: true, at: { ...session.at, misses }, says: [say(help)] }
}

function unreadable({ event }: Situation): Reply | null {
  if (event.kind === 'text' && /[\p{L}\p{N}]/u.test(event.text)) return null
  return { missed: true, says: [leadingTo(say('lost.unreadable'))] }
}

function didYouMean({ heard, session }: Situation): Reply | null {
  const guesses = (heard?.ranked ?? []).filter(guess => guess.confidence >= WORTH_ASKING && MEANT.has(guess.intent)).slice(0, 2)
  if (guesses.length === 0 || session.misses > 0) return null
  const topic = heard?.service ? { service: heard.service } : {}
  const options: Choice[] = guesses.map(({ intent }) => ({ id: `mean:${intent}`, label: phrase(`mean.${intent as Meant}`) }))
  return { missed: true, topic, says: [leadingTo(say('lost.did-you-mean'), ...options, { id: 'none', label: phrase('lost.none') })] }
}

/** Intents that can be put back to a citizen as a question. Courtesies and danger are not: the first do no harm, the second are never doubted. */
export const MEANT_INTENTS = [
  'help_menu',
  'list_services',
  'register',
  'file_status',
  'book_appointment',
  'my_appointment',
  'cancel_appointment',
  'reschedule_appointment',
  'documents',
  'eligibility',
  'cost',
  'opening_hours',
  'location',
  'contact_info',
  'talk_to_human',
  'complaint',
  'training',
  'incubator',
  'disability',
  'elderly',
  'child',
  'student_housing',
  'family_mediation',
  'social_aid',
  'announcements',
  'stop_messages',
  'privacy_data',
  'change_language',
] as const satisfies readonly Intent[]
type Meant = (typeof MEANT_INTENTS)[number]
const MEANT = new Set<Intent>(MEANT_INTENTS)
