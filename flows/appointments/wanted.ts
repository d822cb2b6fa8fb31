import type { Incoming } from '../engine/incoming.ts'
import type { Session, World } from '../engine/types.ts'
import { readCode } from './code.ts'

const OURS = /^appointment/
const MEANT = /^mean:(?:book|my|cancel|reschedule)_appointment$/
const INTENTS: ReadonlySet<string> = new Set(['book_appointment', 'my_appointment', 'cancel_appointment', 'reschedule_appointment'])
const ACTS: ReadonlySet<string> = new Set(['reminder', 'called-off', 'moved-by-staff', 'seat-free'])

/** What is to be read of appointments before a turn is decided: the services of which free time may be asked. */
export type WantedBookings = { services: readonly string[] }

/** Whether a turn needs the facts on appointments; null for the many that do not. */
export function wantsBookings({ at, topic }: Session, event: Incoming, world: World): WantedBookings | null {
  const heard = event.kind === 'text' ? world.understand(event.text) : null
  if (!(at && OURS.test(at.flow)) && !ACTS.has(event.kind) && !speaksOfThem(event, world) && topic.also === undefined) return null
  const chosen = event.kind === 'choice' ? /^appointment:service\/(.+)$/.exec(event.id)?.[1] : undefined
  const acted = 'service' in event ? event.service : undefined
  const services = [chosen, acted, heard?.service, at?.answers.service, topic.service, RECEPTION].filter(each => typeof each === 'string')
  return { services: [...new Set(services)] }
}

/** What one comes for who names nothing: to be received, heard and led on. */
export const RECEPTION = 'reception'

function speaksOfThem(event: Incoming, world: World): boolean {
  if (event.kind === 'choice') return OURS.test(event.id) || MEANT.test(event.id)
  if (event.kind !== 'text') return false
  const { intent, also, ranked } = world.understand(event.text)
  return (
    INTENTS.has(intent ?? '') || INTENTS.has(also ?? '') || ranked.some(guess => INTENTS.has(guess.intent)) || readCode(event.text) !== null
  )
}
