import type { HandoverReason, Say } from '../engine/action.ts'
import { wordsOf } from '../engine/captions.ts'
import type { Feature } from '../engine/engine.ts'
import type { Incoming } from '../engine/incoming.ts'
import { ALWAYS, offering, say } from '../engine/say.ts'
import type { Answer, Session } from '../engine/types.ts'
import { byPerson } from './by-person.ts'
import { floor } from './floor.ts'
import { toPerson } from './person.ts'
import { satisfaction } from './satisfaction.ts'

const REASONS: readonly HandoverReason[] = ['asked', 'lost', 'register', 'appointment', 'file', 'complaint', 'privacy', 'media', 'language']

/**
 * A voice note or a paper cannot be read by the bot: the first is passed on, the second kindly refused. While a person is awaited both
 * simply reach them. A form takes a voice note as the answer to its question (`givenAloud`).
 */
const media: Answer = now => {
  const { event, session } = now
  if (event.kind !== 'media') return null
  if (event.media === 'voice' && session.at && !session.discreet) return null
  if (session.mode === 'waiting') return { silent: true, says: [] }
  if (event.media === 'sticker') return null
  if (event.media !== 'voice') return { says: [offering(NO_PAPERS, ...ALWAYS)] }
  return { ...toPerson(now, 'media'), says: [say('handover.voice'), ...toPerson(now, 'media').says.slice(-1)] }
}

const NO_PAPERS = say('handover.photo')

/** A file whose words are answered is a paper all the same. */
const noPapers = (said: Incoming, { mode }: Session): Say | null =>
  said.kind === 'media' && (said.media === 'photo' || said.media === 'document') && mode === 'bot' && wordsOf(said) !== null
    ? NO_PAPERS
    : null

/** Amazigh is recognised, not spoken: said kindly, with a person at hand. */
const amazigh: Answer = now => (now.heard?.language === 'zgh' ? byPerson('handover.amazigh', 'language')(now) : null)

/** More words than this are a story, which a person should read. */
const STORY = 60
const CLEAR = 0.6

/** A life told at length, without a question that is clear: a person is offered, and nothing is guessed. */
const story: Answer = now => {
  const { session, event, heard } = now
  if (event.kind !== 'text' || session.at || session.mode !== 'bot') return null
  if (event.text.trim().split(/\s+/).length <= STORY || (heard && heard.confidence >= CLEAR)) return null
  return byPerson('handover.story', 'asked')(now)
}

export const handover: Feature = {
  id: 'handover',
  rules: [floor, media, amazigh, story],
  flows: [satisfaction],
  preface: noPapers,
  routes: { person: (now, reason) => toPerson(now, REASONS.find(each => each === reason) ?? 'asked') },
  intents: {
    talk_to_human: now => toPerson(now, 'asked'),
    complaint: byPerson('handover.complaint', 'complaint'),
  },
}
