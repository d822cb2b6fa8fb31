import type { Label, Phrase } from '../../locales/param.ts'
import type { Content } from '../content.ts'
import { phrase } from '../engine/say.ts'
import { lastDayOf, type Offer, type OfferState } from '../offers/offer.ts'
import { topicsOf } from '../offers/topics.ts'
import { daysBetween } from '../preregister/days.ts'
import type { Kind } from './announcement.ts'
import type { Audience } from './audience.ts'

/** The announcements that write themselves, each once staff have switched it on. */
export const RULES = ['deadline', 'tomorrow', 'places', 'survey'] as const
export type Rule = (typeof RULES)[number]

/** What a rule looks at. */
export type Ruled = Pick<Offer, 'id' | 'service' | 'title' | 'startsOn' | 'endsOn' | 'deadline' | 'texts' | 'topics' | 'left'> & {
  state: OfferState
  /** What last freed a place of it, or made one; the same as long as nothing did. */
  freed: string
}

/** An announcement a rule writes. `key`: what makes it fire once. */
export type Fired = { rule: Rule; key: string; kind: Kind; offer: string; audience: Audience; title: Label; text: Phrase }

/** Days before the last day on which people are told of it, at the earliest; and after an end in which they are asked how it was. */
const DEADLINE_DAYS = 3
const SURVEY_DAYS = 3

/** What a rule makes of an offer on a day (ISO date); null: it is not its day. Found late, a day that is past is none. */
export function fired(rule: Rule, offer: Ruled, today: string, content: Content): Fired | null {
  const service = content.services.find(({ key }) => key === offer.service)
  const title = offer.title ?? service?.names
  if (!title) return null
  const found = MOMENTS[rule](offer, today)
  if (!found) return null
  const { key, day } = found
  const worded = WORDS[rule](offer, day, content)
  return worded && { rule, key: `${rule} ${offer.id} ${key}`, offer: offer.id, title, ...worded }
}

type Moment = (offer: Ruled, today: string) => { key: string; day: string } | null
const on = (day: string) => ({ key: day, day })

const MOMENTS: { readonly [R in Rule]: Moment } = {
  deadline(offer, today) {
    const last = lastDayOf(offer)
    if (offer.state !== 'open' || offer.left === 0 || last === null) return null
    const days = daysBetween(today, last)
    return days >= 0 && days <= DEADLINE_DAYS ? on(last) : null
  },
  // what staff closed may have been called off: nobody is sent there, nor asked how it was
  tomorrow: ({ state, startsOn }, today) =>
    state === 'open' && startsOn !== null && daysBetween(today, startsOn) === 1 ? on(startsOn) : null,
  // once for each time places are freed, however long they stay free
  places: ({ state, left, freed }, today) => (state === 'open' && left !== null && left > 0 ? { key: freed, day: today } : null),
  survey({ state, startsOn, endsOn }, today) {
    const last = endsOn ?? startsOn
    if (last === null || state !== 'open') return null
    const days = daysBetween(last, today)
    // asked once of each offer, whatever its dates become
    return days >= 1 && days <= SURVEY_DAYS ? { key: 'over', day: last } : null
  },
}

type Worded = Pick<Fired, 'kind' | 'audience' | 'text'>

const WORDS: { readonly [R in Rule]: (offer: Ruled, day: string, content: Content) => Worded | null } = {
  // an offer of no topic is news to nobody
  deadline(offer, day, content) {
    const topics = topicsOf(offer, content)
    return topics.length === 0
      ? null
      : { kind: 'news', audience: { topics }, text: phrase('announcement.deadline', { day: { date: day } }) }
  },
  tomorrow({ id, texts, service: key }, day, { services }) {
    const service = services.find(each => each.key === key)
    const papers = texts.papers ?? (service && service.papers.length > 0 ? { lines: service.papers } : null)
    return {
      kind: 'service',
      audience: { registered: { offer: id, state: 'accepted' } },
      text: papers
        ? phrase('announcement.tomorrow-bring', { day: { date: day }, papers })
        : phrase('announcement.tomorrow', { day: { date: day } }),
    }
  },
  places: ({ id }) => ({
    kind: 'service',
    audience: { registered: { offer: id, state: 'waiting' } },
    text: phrase('announcement.places'),
  }),
  survey: ({ id }) => ({
    kind: 'service',
    audience: { registered: { offer: id, state: 'accepted' } },
    text: phrase('announcement.survey'),
  }),
}
