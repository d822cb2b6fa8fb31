import type { Label, Phrase } from '../../locales/param.ts'
import type { Content } from '../content.ts'
import { phrase } from '../engine/say.ts'
import { lastDayOf, type Offer, type OfferState } from '../offers/offer.ts'
import { daysBetween } from '../preregister/days.ts'
import type { Kind } from './announcement.ts'
import type { Audience } from './audience.ts'

/** The announcements that write themselves, each once staff have switched it on. */
export const RULES = ['deadline', 'tomorrow', 'places', 'survey'] as const
export type Rule = (typeof RULES)[number]

/** What a rule looks at. */
export type Ruled = Pick<Offer, 'id' | 'service' | 'title' | 'startsOn' | 'endsOn' | 'deadline' | 'texts' | 'topics' | 'left'> & {
  state: OfferState
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
  return { rule, key: `${rule} ${offer.id} ${key}`, offer: offer.id, title, ...WORDS[rule](offer, day, service) }
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
  tomorrow: ({ startsOn }, today) => (startsOn !== null && daysBetween(today, startsOn) === 1 ? on(startsOn) : null),
  // places may be freed again another day
  places: (offer, today) => (offer.state === 'open' && offer.left !== null && offer.left > 0 ? on(today) : null),
  survey({ startsOn, endsOn }, today) {
    const last = endsOn ?? startsOn
    if (last === null) return null
    const days = daysBetween(last, today)
    return days >= 1 && days <= SURVEY_DAYS ? on(last) : null
  },
}

type Worded = Pick<Fired, 'kind' | 'audience' | 'text'>
type Service = Content['services'][number] | undefined

const WORDS: { readonly [R in Rule]: (offer: Ruled, day: string, service: Service) => Worded } = {
  deadline: ({ topics }, day) => ({
    kind: 'news',
    audience: { topics: topics.length > 0 ? topics : ['training'] },
    text: phrase('announcement.deadline', { day: { date: day } }),
  }),
  tomorrow: ({ id, texts }, day, service) => {
    const papers = texts.papers ?? (service && service.papers.length > 0 ? { lines: service.papers } : null)
    return {
      kind: 'service',
      audience: { registered: { offer: id, state: 'active' } },
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
    audience: { registered: { offer: id, state: 'active' } },
    text: phrase('announcement.survey'),
  }),
}
