import { z } from 'zod'
import type { OfferView } from '../../../bot/registrations/index.ts'
import type { Ask } from '../page.ts'

export const OFFERS = '/console/offers'

/** How an offer stands, as the list can be narrowed to. */
export const STANDINGS = ['draft', 'open', 'full', 'closed'] as const

/** Whether somebody may change an offer: managers those of their centres, administrators all. */
export const mayChangeOffer = ({ staff }: Ask, centre: string | null): boolean =>
  staff.role === 'administrator' || (staff.role === 'manager' && centre !== null && staff.centres.includes(centre))

/** Whether somebody may look at an offer: those of their centres, and those of all. */
export const maySeeOffer = ({ staff }: Ask, centre: string | null): boolean =>
  staff.role === 'administrator' || centre === null || staff.centres.includes(centre)

export const OfferParams = z.object({ id: z.string().max(64) })

/** An offer somebody may look at. */
export async function offerSeen(ask: Ask, id: string): Promise<OfferView | null> {
  const offer = (await ask.parts.registrations.offers()).find(each => each.id === id)
  return offer && maySeeOffer(ask, offer.centre) ? offer : null
}

/** An offer somebody may change. */
export async function offerFor(ask: Ask, id: string): Promise<OfferView | null> {
  const offer = await offerSeen(ask, id)
  return offer && mayChangeOffer(ask, offer.centre) ? offer : null
}

/** A date as it is written in both languages: 07/12/2026. */
export const dayWord = (date: string): string => date.split('-').reverse().join('/')
