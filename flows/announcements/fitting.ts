import type { OfferState } from '../offers/offer.ts'
import type { Kind } from './announcement.ts'
import type { Audience } from './audience.ts'

/** Why what is announced may not be told to whom it is meant for. */
export type Misfit =
  /** What is about a registration must say which. */
  | 'no-file'
  /** Whoever leads some centres speaks to the people of those. */
  | 'centres'
  /** Nobody can register for the offer: it is a draft, closed, or gone. */
  | 'offer-closed'
  /** The offer is of another centre. */
  | 'offer-elsewhere'

/** What is looked at. `within`: the centres of who acts; null: all. `offer`: as it stands today; null: there is none. */
export type Fitting = {
  announcement: { kind: Kind; centre: string | null; offerId: string | null; audience: Audience }
  within: readonly string[] | null
  offer: { standing: OfferState | 'full'; centre: string | null } | null
}

/** The first reason why an announcement does not fit, or null. */
export function misfit({ announcement, within, offer }: Fitting): Misfit | null {
  const { kind, centre, offerId, audience } = announcement
  if (kind === 'service' && !audience.registered) return 'no-file'
  if (within && !liesIn(audience.centres ?? [], within)) return 'centres'
  if (offerId === null) return null
  if (!offer || offer.standing === 'draft' || offer.standing === 'closed') return 'offer-closed'
  return centre !== null && offer.centre !== null && offer.centre !== centre ? 'offer-elsewhere' : null
}

const liesIn = (centres: readonly string[], within: readonly string[]): boolean =>
  centres.length > 0 && centres.every(key => within.includes(key))
