import type { Locale, Words } from '../../locales/locale.ts'
import type { SaidFile } from '../engine/action.ts'

/** What staff make of an offer. Full it is by its places, and over by its dates. */
export const OFFER_STATES = ['draft', 'open', 'closed'] as const
export type OfferState = (typeof OFFER_STATES)[number]

/** What is told of an offer in its own words; what is missing is said as of its service, or to be confirmed by the centre. */
export const OFFER_TEXTS = ['about', 'audience', 'when', 'place', 'papers'] as const
export type OfferTexts = { readonly [part in (typeof OFFER_TEXTS)[number]]?: Words | undefined }

/** The picture of an offer (no locale), or what it says recorded in one variety. `id`: its name in the media store. */
export type OfferFile = SaidFile & { locale: Locale | null }

/** What one may be registered for: a service, a session of a training, or a call of the incubator. */
export type Offer = {
  id: string
  service: string
  centre: string | null
  title: Words | null
  /** ISO dates: the first day and the last, and the last one to register on. */
  startsOn: string | null
  endsOn: string | null
  deadline: string | null
  texts: OfferTexts
  /** Topics it concerns besides what its service says: flows/news/topics.ts. */
  topics: readonly string[]
  /** Places still free, null when nobody counts them. */
  left: number | null
  /** Whether a waiting list is kept once no place is left. */
  waiting: boolean
  files: readonly OfferFile[]
}

/** The last day one may register on; null: none is set. */
export const lastDayOf = ({ deadline, endsOn }: Pick<Offer, 'deadline' | 'endsOn'>): string | null => deadline ?? endsOn

type Dated = Pick<Offer, 'deadline' | 'endsOn'> & { state: OfferState; places: number | null; taken: number }

/** How an offer stands on a day: it closes by itself after its last day, and is full when its places are taken. */
export function standingOf(offer: Dated, today: string): OfferState | 'full' {
  if (offer.state !== 'open') return offer.state
  const last = lastDayOf(offer)
  if (last !== null && last < today) return 'closed'
  return offer.places !== null && offer.taken >= offer.places ? 'full' : 'open'
}

type Shown = Pick<Offer, 'title' | 'startsOn' | 'deadline' | 'texts' | 'files'>

/** Whether more is known of an offer than of its service: a session, a call. Others are registered for at any time. */
export const isOwn = ({ title, startsOn, deadline, texts, files }: Shown): boolean =>
  title !== null || startsOn !== null || deadline !== null || files.length > 0 || Object.values(texts).some(Boolean)

/** Sessions and calls first, the soonest before the others; then what is open at any time, as staff ordered it. */
export const inOrder = <O extends Shown>(offers: readonly O[]): readonly O[] =>
  offers.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))

const NEVER = '9999'
const orderOf = (offer: Shown): string => `${isOwn(offer) ? 0 : 1} ${offer.startsOn ?? offer.deadline ?? NEVER}`
