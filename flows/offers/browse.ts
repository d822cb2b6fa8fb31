import type { Reply, Situation } from '../engine/types.ts'
import { told } from './card.ts'
import { listed, shown } from './list.ts'
import { isOwn, type Offer } from './offer.ts'
import { offersIn } from './open.ts'

/**
 * The sessions and calls of a field that are open now, where a message asks for the field: the one it names by its title, those of the
 * service it names, or all of them. Null where nothing is open but what is open at any time: then the services are told of.
 */
export function openIn(now: Situation, field: string): Reply | null {
  if (now.session.at) return null
  const titled = named(now, field)
  if (titled) return about(now, titled)
  const service = now.heard?.service
  if (!service) return offersIn(now, field).some(isOwn) ? listed(now, field) : null
  const own = offersIn(now, service).filter(isOwn)
  return own[1] ? listed(now, service) : own[0] ? about(now, own[0]) : null
}

const about = (now: Situation, offer: Offer): Reply => {
  const asked = now.heard?.questionOf
  return asked ? { ...shown(now, offer), says: told(now, offer, asked) } : shown(now, offer)
}

// a title is what stands before its first comma or dash: «Couture, session de janvier»
const TITLE = /^[^,،;:–—(-]+/u

function named(now: Situation, field: string): Offer | undefined {
  if (now.event.kind !== 'text') return undefined
  const titled = offersIn(now, field).flatMap(({ id, title }) =>
    title ? [{ key: id, words: Object.values(title).flatMap(words => [words, TITLE.exec(words)?.[0].trim() ?? words]) }] : [],
  )
  const key = titled.length > 0 ? now.world.mentioned(now.event.text, titled) : null
  return offersIn(now, field).find(({ id }) => id === key)
}
