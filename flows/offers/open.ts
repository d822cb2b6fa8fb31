import type { Label } from '../../locales/param.ts'
import type { Service } from '../content.ts'
import { phrase } from '../engine/say.ts'
import type { Choice, Situation } from '../engine/types.ts'
import { nameOf } from '../preregister/questions/offer.ts'
import { inOrder, isOwn, type Offer } from './offer.ts'

/** Every field; and of every field what is not open at any time. */
export const ALL = 'all'
export const NEW = 'new'

export const serviceFor = ({ world }: Situation, { service }: Offer): Service | undefined =>
  world.content.services.find(({ key }) => key === service)

/** An open offer by its id. */
export const openOffer = ({ world }: Situation, id: string | undefined): Offer | undefined =>
  world.files.offers.find(offer => offer.id === id)

const isOf = (now: Situation, offer: Offer, field: string): boolean =>
  field === ALL || (field === NEW && isOwn(offer)) || offer.service === field || serviceFor(now, offer)?.theme === field

/** The open offers of a field (a service or a theme by its key, or all): sessions and calls first, the soonest before the others. */
export const offersIn = (now: Situation, field: string): readonly Offer[] =>
  inOrder(now.world.files.offers.filter(offer => isOf(now, offer, field)))

const emojiOf = (now: Situation, offer: Offer): string =>
  isOf(now, offer, 'training') ? '🎓' : offer.service === 'incubator' ? '💡' : '📝'

/** An offer to choose from, with its day and whether there is room. */
export const choiceOf = (now: Situation, offer: Offer): Choice => ({
  id: `offer:${offer.id}`,
  label: labelOf(now, offer),
  emoji: emojiOf(now, offer),
})

function labelOf(now: Situation, offer: Offer): Label {
  const name = nameOf(now, offer.id)
  if (offer.left !== 0) return name
  return phrase(offer.waiting ? 'preregister.offer-waiting' : 'preregister.offer-full', { name })
}
