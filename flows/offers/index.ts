import type { Feature } from '../engine/engine.ts'
import type { Answer, Route } from '../engine/types.ts'
import { aboutOffer } from './about.ts'
import { PARTS, type Part, told } from './card.ts'
import { listRoute, over, shown } from './list.ts'
import { openOffer } from './open.ts'

// one that closed meanwhile is said to be over
const one: Route = (now, id) => {
  const offer = openOffer(now, id)
  return offer ? shown(now, offer) : over(now)
}

// who says that it suits is shown what it is, with the way to register; who asks to register is registered
const interested: Answer = now => {
  const { event, session, heard } = now
  if (event.kind !== 'text' || session.at || session.discreet || session.topic.seated || !heard?.interested) return null
  if (heard.intent === 'register' && heard.sure) return null
  const offer = openOffer(now, session.topic.offer)
  return offer ? shown(now, offer) : null
}

const part =
  (wanted: Part): Route =>
  (now, id) => {
    const offer = openOffer(now, id)
    return offer ? { ...shown(now, offer), says: told(now, offer, wanted) } : over(now)
  }

/** Trainings and calls that are open: the list, one of them, and what is asked of it. `flows/preregister` registers for it. */
export const offers: Feature = {
  id: 'offers',
  rules: [aboutOffer, interested],
  routes: { offers: listRoute, offer: one, ...Object.fromEntries(PARTS.map(each => [`offer-${each}`, part(each)])) },
}
