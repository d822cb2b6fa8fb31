import { type Misfit, misfit } from '../../flows/announcements/fitting.ts'
import { standingOf } from '../../flows/offers/offer.ts'
import type { Content } from '../../prisma/store/announcements.ts'
import { offerDates } from '../../prisma/store/offers.ts'
import { type Acting, withinOf } from '../desk/acting.ts'
import type { AnnouncingParts } from './parts.ts'

/** Why somebody (null: the machine, for who approved it) may not have an announcement told to whom it is meant for, as its offer stands today; null: they may. */
export async function whyUnfit(
  { db, clock }: Pick<AnnouncingParts, 'db' | 'clock'>,
  who: Acting | null,
  announcement: Pick<Content, 'kind' | 'centre' | 'offerId' | 'audience'>,
): Promise<{ refused: 'invalid'; why: Misfit } | null> {
  const found = announcement.offerId === null ? null : await offerDates(db, announcement.offerId)
  const offer = found && { centre: found.centre, standing: standingOf(found, clock.local(clock.now()).date) }
  const why = misfit({ announcement, within: who && withinOf(who), offer })
  return why && { refused: 'invalid', why }
}
