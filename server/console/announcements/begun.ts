import type { OfferView } from '../../../bot/registrations/index.ts'
import type { Audience } from '../../../flows/announcements/audience.ts'
import { firstOf } from '../../../flows/characters.ts'
import { topicsOf } from '../../../flows/offers/topics.ts'
import { LOCALES } from '../../../locales/locale.ts'
import type { Content } from '../../../prisma/store/announcements.ts'
import { offerName } from '../offers/words.ts'
import type { Ask } from '../page.ts'

/** An announcement nobody has written anything of. */
export const EMPTY: Omit<Content, 'centre'> = {
  kind: 'news',
  name: '',
  offerId: null,
  texts: {},
  audience: { topics: ['training'] },
  expiresAt: null,
  pace: null,
}

/** What is known of an offer as a beginning, in the varieties it is written in. */
export function ofOffer(ask: Ask, offer: OfferView): Partial<Content> {
  const { title, texts } = offer
  const written = LOCALES.map(locale => [locale, { title: title?.[locale] ?? '', text: texts.about?.[locale] ?? '' }])
  return {
    name: firstOf(offerName(ask, offer), 80),
    offerId: offer.id,
    texts: Object.fromEntries(written),
    audience: { topics: [...topicsOf(offer, ask.parts.content())] },
  }
}

/** An audience as somebody may address it: of their own centres, where they do not lead all. */
export const within = ({ staff }: Ask, audience: Audience): Audience =>
  staff.role === 'administrator' ? audience : { ...audience, centres: ownOr(staff.centres, audience.centres) }

const ownOr = (own: readonly string[], asked: readonly string[] = []): readonly string[] => {
  const both = asked.filter(key => own.includes(key))
  return both.length > 0 ? both : own
}
