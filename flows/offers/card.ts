import type { Param, Phrase } from '../../locales/param.ts'
import type { Say } from '../engine/action.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Choice, Situation } from '../engine/types.ts'
import { nameOf } from '../preregister/questions/offer.ts'
import { pictureIn, voiceIn } from './files.ts'
import { lastDayOf, type Offer } from './offer.ts'
import { serviceFor } from './open.ts'
import { topicsOf } from './topics.ts'

/** What is asked of an offer; each but the registration is a button `offer-<part>:<id>`. */
export const PARTS = ['when', 'where', 'whom', 'papers', 'until', 'places'] as const
export type Part = (typeof PARTS)[number]

const EMOJI: Readonly<Record<Part, string>> = { when: '📅', where: '📍', whom: '👥', papers: '📄', until: '⏳', places: '🪑' }
/** Those with a button: the others stand on the card. */
const BUTTONS = ['papers', 'whom', 'where', 'when'] as const satisfies readonly Part[]

/** An offer in short: its picture, what it is, the recording in one's variety, then when, where, until when, with how many places. */
export function card(now: Situation, offer: Offer): readonly Say[] {
  const facts = say('offers.facts', { lines: { lines: linesOf(now, offer) } })
  return [withPicture(offer, titled(now, offer)), ...recorded(now, offer), leadingTo(facts, ...nextOf(offer, null, topicOf(now, offer)))]
}

function titled(now: Situation, offer: Offer): Say {
  const about = offer.texts.about ?? serviceFor(now, offer)?.what
  const name = titleOf(now, offer)
  return about ? say('offers.card', { name, about }) : say('offers.named', { name })
}

const titleOf = (now: Situation, offer: Offer) => offer.title ?? serviceFor(now, offer)?.names ?? nameOf(now, offer.id)

function withPicture({ files }: Offer, said: Say): Say {
  const picture = pictureIn(files)
  return picture ? { ...said, file: picture } : said
}

function recorded({ session }: Situation, { files }: Offer): Say[] {
  const heard = voiceIn(files, session.locale)
  return heard ? [{ ...say('offers.listen'), file: heard }] : []
}

const linesOf = (now: Situation, offer: Offer): Phrase[] => {
  const last = lastDayOf(offer)
  return [
    ...(dayOf(offer) ? [phrase('offers.line-when', { when: dayOf(offer) as Param })] : []),
    ...(whereOf(now, offer) ? [phrase('offers.line-where', { where: whereOf(now, offer) as Param })] : []),
    ...(last ? [phrase('offers.line-until', { day: { date: last } })] : []),
    placesOf(offer),
  ]
}

// the first day; with the last one, where it has one
const dayOf = ({ startsOn, endsOn }: Offer): Param | null => {
  if (startsOn === null) return null
  return endsOn === null || endsOn === startsOn
    ? { date: startsOn }
    : phrase('offers.from-to', { from: { date: startsOn }, to: { date: endsOn } })
}

function whereOf({ world }: Situation, { texts, centre }: Offer): Param | null {
  const found = world.content.centres.find(({ key }) => key === centre)?.names
  return found && texts.place ? { list: [found, texts.place] } : (texts.place ?? found ?? null)
}

const placesOf = ({ left, waiting }: Offer): Phrase => {
  if (left === null) return phrase('offers.places-open')
  if (left > 0) return phrase('offers.places-left', { count: left })
  return phrase(waiting ? 'offers.places-waiting' : 'offers.places-none')
}

// the topic its news come under
const topicOf = ({ world }: Situation, offer: Offer): string | null => topicsOf(offer, world.content)[0] ?? null

/** What can be asked next of an offer, or done with it. */
const nextOf = ({ id, left, waiting }: Offer, but: Part | null, topic: string | null): readonly Choice[] => [
  ...(left !== 0 || waiting ? [{ id: `offer-register:${id}`, label: phrase('offers.register'), emoji: '📝' }] : []),
  ...BUTTONS.filter(part => part !== but).map(
    (part): Choice => ({ id: `offer-${part}:${id}`, label: phrase(`offers.ask-${part}`), emoji: EMOJI[part] }),
  ),
  ...(but === null && topic ? [{ id: `news-on:${topic}`, label: phrase('offers.be-told'), emoji: '🔔' }] : []),
]

/** Whether there is something to say of a part. */
export const isKnown = (now: Situation, offer: Offer, part: Part): boolean => ANSWERS[part](now, offer) !== null

/** What is said of one part of an offer; what nobody has written is to be confirmed by the centre. */
export function told(now: Situation, offer: Offer, part: Part): readonly Say[] {
  const name = titleOf(now, offer)
  const answer = ANSWERS[part](now, offer)
  const says = answer ? [say('offers.told', { offer: name, answer })] : [say('offers.unknown', { offer: name })]
  return [...says.slice(0, -1), leadingTo(says.at(-1) as Say, ...nextOf(offer, part, null))]
}

const ANSWERS: { readonly [P in Part]: (now: Situation, offer: Offer) => Phrase | null } = {
  when(_, offer) {
    const [day, hours] = [dayOf(offer), offer.texts.when]
    if (day && hours) return phrase('offers.when-both', { day, hours })
    return day || hours ? phrase('offers.line-when', { when: (day ?? hours) as Param }) : null
  },
  where(now, offer) {
    const where = whereOf(now, offer) ?? serviceFor(now, offer)?.where
    return where ? phrase('offers.line-where', { where }) : null
  },
  whom(now, offer) {
    const audience = offer.texts.audience ?? serviceFor(now, offer)?.audience
    return audience ? phrase('offers.line-whom', { audience }) : null
  },
  papers(now, offer) {
    if (offer.texts.papers) return phrase('offers.line-papers', { papers: offer.texts.papers })
    const papers = serviceFor(now, offer)?.papers ?? []
    return papers.length > 0 ? phrase('offers.papers-of-service', { papers: { lines: papers } }) : null
  },
  until(_, offer) {
    const last = lastDayOf(offer)
    return last ? phrase('offers.line-until', { day: { date: last } }) : null
  },
  places: (_, offer) => placesOf(offer),
}
