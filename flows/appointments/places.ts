import type { Centre, Service } from '../content.ts'
import type { Situation } from '../engine/types.ts'
import type { FreeSlot } from './plan.ts'

/** Services one can be booked for, in the order of the catalogue. */
export const bookable = ({ world }: Situation): readonly Service[] =>
  world.content.services.filter(({ key }) => world.bookings.plans.some(plan => plan.services.includes(key)))

/** Centres where one can be booked for a service. */
export const centresFor = ({ world }: Situation, service: unknown): readonly Centre[] =>
  world.content.centres.filter(({ key }) =>
    world.bookings.plans.some(plan => plan.centre === key && plan.services.includes(String(service))),
  )

export const serviceOf = ({ world }: Situation, key: unknown) => world.content.services.find(each => each.key === key)
export const centreOf = ({ world }: Situation, key: unknown) => world.content.centres.find(each => each.key === key)

/** The centre answered, or the only one there is. */
export const centreFor = (now: Situation, answers: Readonly<Record<string, unknown>>): string =>
  String(answers.centre ?? centresFor(now, answers.service)[0]?.key ?? '')

/** Free time for what was answered, earliest first. */
export const freeFor = (now: Situation, answers: Readonly<Record<string, unknown>>): readonly FreeSlot[] =>
  now.world.bookings.free(String(answers.service ?? ''), centreFor(now, answers))
