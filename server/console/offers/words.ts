import { z } from 'zod'
import { isSeen } from '../../../bot/desk/acting.ts'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { mayOffer } from '../../../bot/registrations/offering.ts'
import type { Ask } from '../page.ts'
import { serviceName } from '../registrations/words.ts'

export const OFFERS = '/console/offers'

/** How an offer stands, as the list can be narrowed to. */
export const STANDINGS = ['draft', 'open', 'full', 'closed'] as const

export const OfferParams = z.object({ id: z.string().max(64) })

/** An offer somebody may look at. */
export async function offerSeen(ask: Ask, id: string): Promise<OfferView | null> {
  const offer = (await ask.parts.registrations.offers()).find(each => each.id === id)
  return offer && isSeen(ask.staff, offer.centre) ? offer : null
}

/** An offer somebody may change. */
export async function offerFor(ask: Ask, id: string): Promise<OfferView | null> {
  const offer = await offerSeen(ask, id)
  return offer && mayOffer(ask.staff, offer.centre) ? offer : null
}

/** A date as it is written in both languages: 07/12/2026. */
export const dayWord = (date: string): string => date.split('-').reverse().join('/')

/** What an offer is called: its own name, else its service's. */
export const offerName = (ask: Ask, { title, service }: OfferView): string => title?.[ask.staff.locale] ?? serviceName(ask, service)

export const isFull = ({ places, taken }: OfferView): boolean => places !== null && taken >= places

/** How many places are left. */
export function placesWord({ words }: Ask, offer: OfferView): string {
  if (offer.places === null) return words('offers.not-counted')
  if (!isFull(offer)) return words('offers.left', { count: offer.places - offer.taken })
  return words(offer.waiting ? 'offers.waiting' : 'offers.no-list')
}

/** How many of how many places are taken. */
export const takenWord = (ask: Ask, offer: OfferView): string =>
  offer.places === null ? placesWord(ask, offer) : ask.words('offers.taken', { taken: offer.taken, places: offer.places })
