import type { Feature } from '../engine/engine.ts'
import type { Route } from '../engine/types.ts'
import { aboutOffer } from './about.ts'
import { PARTS, type Part, told } from './card.ts'
import { listRoute, over, shown } from './list.ts'
import { openOffer } from './open.ts'

// one that closed meanwhile is said to be over
const one: Route = (now, id) => {
  const offer = openOffer(now, id)
  return offer ? shown(now, offer) : over(now)
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
  rules: [aboutOffer],
  routes: { offers: listRoute, offer: one, ...Object.fromEntries(PARTS.map(each => [`offer-${each}`, part(each)])) },
}
