import { z } from 'zod'
import { isSeen } from '../../../bot/desk/acting.ts'
import { holds } from '../../../bot/holds.ts'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { inOrder } from '../../../flows/offers/offer.ts'
import type { Ask } from '../page.ts'
import { followedBy, serviceName } from '../registrations/words.ts'
import { OFFERS, STANDINGS } from './words.ts'

/** What the list of offers is narrowed to. */
export const Listing = z.object({
  q: z.string().trim().max(100).catch(''),
  state: z.union([z.literal(''), z.enum(STANDINGS)]).catch(''),
  centre: z.string().max(64).catch(''),
  service: z.string().max(64).catch(''),
})
export type Listing = z.infer<typeof Listing>

/** The offers one may see that a listing asks for, as citizens are shown them: sessions first, the soonest before the others. */
export async function listedOffers(ask: Ask, { q, state, centre, service }: Listing): Promise<OfferView[]> {
  const all = await ask.parts.registrations.offers()
  return inOrder(all).filter(
    offer =>
      isSeen(ask.staff, offer.centre) &&
      (state === '' || offer.standing === state) &&
      (centre === '' || offer.centre === centre) &&
      (service === '' || offer.service === service) &&
      holds([...Object.values(offer.title ?? {}), serviceName(ask, offer.service), followedBy(ask, offer.centre)], q),
  )
}

/** The address of a listing, at a page of it or as a table. */
export function addressOf({ ...listing }: Listing, page = 0, base: string = OFFERS): string {
  const asked = Object.entries({ ...listing, ...(page > 0 && { page: String(page) }) }).filter(([, value]) => value !== '')
  return asked.length > 0 ? `${base}?${new URLSearchParams(asked)}` : base
}
