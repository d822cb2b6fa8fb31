import type { Intent } from '../../nlu/intents.ts'
import { asksBack } from '../engine/asks-back.ts'
import type { Answer, Situation } from '../engine/types.ts'
import { isKnown, type Part, told } from './card.ts'
import type { Offer } from './offer.ts'
import { openOffer } from './open.ts'

/** What a message must not want of us to be about the offer that is talked about. */
const OF_ITS_OWN: ReadonlySet<Intent> = new Set([
  'talk_to_human',
  'complaint',
  'file_status',
  'privacy_data',
  'stop_messages',
  'change_language',
  'book_appointment',
  'my_appointment',
  'cancel_appointment',
  'reschedule_appointment',
  'contact_info',
  'bot_identity',
])

/** The part of an offer an intent asks for when its words do not say it. */
const PART_OF: { readonly [I in Intent]?: Part } = { documents: 'papers', eligibility: 'whom', location: 'where' }

/**
 * A question about the offer that is talked about, or that the open form is for: when, where, for whom, which papers, until when, is there
 * room. Whoever names another service or another centre asks about that.
 */
export const aboutOffer: Answer = now => {
  const { event, heard } = now
  const offer = talkedAbout(now)
  if (event.kind !== 'text' || !heard || !offer || now.session.discreet || isAboutAnother(now, offer) || isAboutNews(now)) return null
  const part = partOf(now)
  if (!part || (heard.intent && heard.sure && OF_ITS_OWN.has(heard.intent))) return null
  // what nobody has written of an offer the centre's own hours may answer
  if (heard.intent === 'opening_hours' && !isKnown(now, offer, part)) return null
  return { topic: { ...now.session.topic, service: offer.service, offer: offer.id }, says: told(now, offer, part) }
}

// in a form only what is clearly a question: the rest is its answer
function talkedAbout(now: Situation): Offer | undefined {
  const { at, topic } = now.session
  if (at === null) return openOffer(now, topic.offer)
  const asked = at.flow === 'preregister' && typeof at.answers.offer === 'string' && asksBack(now)
  return asked ? openOffer(now, at.answers.offer as string) : undefined
}

const isAboutAnother = ({ heard, session }: Situation, { service, centre }: Offer): boolean =>
  (heard?.service != null && heard.service !== service) || (session.at === null && heard?.centre != null && heard.centre !== centre)

// “tell me of what is for women” and “no more of it” are about the news, not about for whom this is
const isAboutNews = ({ heard }: Situation): boolean =>
  heard !== null && heard.topics.length > 0 && (heard.asksToBeTold || heard.asksToLeave)

function partOf({ heard }: Situation): Part | null {
  if (heard?.questionOf) return heard.questionOf
  return (heard?.intent && heard.sure && PART_OF[heard.intent]) || null
}
