import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Choice, Reply, Situation } from '../engine/types.ts'
import { card } from './card.ts'
import type { Offer } from './offer.ts'
import { ALL, choiceOf, offersIn } from './open.ts'

/** As many as one message offers, the next page among them. */
const MOST = 6

/** One offer, which is talked about from now on. */
export const shown = (now: Situation, offer: Offer): Reply => ({
  topic: { service: offer.service, offer: offer.id },
  says: card(now, offer),
})

/** What is open in a field, a page at a time; the only one is shown at once. */
export function listed(now: Situation, field: string, page = 0): Reply | null {
  const offers = offersIn(now, field)
  const [only, ...others] = offers
  if (!only) return null
  if (others.length === 0) return shown(now, only)
  const { from, to, more } = paged(offers.length, page)
  const next: Choice[] = more ? [{ id: `offers:${field}/${page + 1}`, label: phrase('offers.more'), emoji: '➡️' }] : []
  const choices = [...offers.slice(from, to).map(offer => choiceOf(now, offer)), ...next]
  return {
    asks: true,
    topic: { theme: field },
    says: [leadingTo(say(field === 'training' ? 'offers.open-training' : 'offers.open-all'), ...choices)],
  }
}

// with more than fit, each page but the last ends with the way to the next
function paged(all: number, page: number): { from: number; to: number; more: boolean } {
  if (all <= MOST) return { from: 0, to: all, more: false }
  const from = Math.min(Math.max(page, 0), Math.floor((all - 1) / (MOST - 1))) * (MOST - 1)
  const more = all - from > MOST - 1
  return { from, to: from + MOST - 1, more }
}

/** `offers`, `offers:training`, `offers:digital`, `offers:all/1`; none open any more: said so. */
export function listRoute(now: Situation, argument: string): Reply {
  const [field = '', page = '0'] = argument.split('/')
  return listed(now, field || ALL, Number.parseInt(page, 10) || 0) ?? NONE
}

const NONE: Reply = {
  says: [
    leadingTo(
      say('offers.none-open'),
      { id: 'news-topics', label: phrase('offers.be-told'), emoji: '🔔' },
      { id: 'services', label: phrase('menu.services'), emoji: '📋' },
    ),
  ],
}

/** An offer that is over, with what is open instead. */
export const over = (now: Situation): Reply => {
  const others = listed(now, ALL)
  return others ? { ...others, says: [say('offers.over'), ...others.says] } : { says: [say('offers.over'), ...NONE.says] }
}
