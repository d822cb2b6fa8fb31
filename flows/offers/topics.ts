import { TOPICS } from '../announcements/audience.ts'
import type { Content } from '../content.ts'
import type { Offer } from './offer.ts'

/** The topics the news of an offer come under: that of its service (its own, or that of its theme) first, then those staff gave it. */
export function topicsOf(
  { service, topics }: Pick<Offer, 'service' | 'topics'>,
  { services }: Pick<Content, 'services'>,
): readonly string[] {
  const theme = services.find(({ key }) => key === service)?.theme
  const own = [service, theme].find(name => TOPICS.some(topic => topic === name))
  return [...new Set([...(own === undefined ? [] : [own]), ...topics])]
}
