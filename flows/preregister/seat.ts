import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Reply, Route, Situation } from '../engine/types.ts'
import type { File } from './files.ts'
import { nameOf, offerOf } from './questions/offer.ts'

const ANOTHER = { id: 'register:another', label: phrase('preregister.another'), emoji: '📝' } as const

/** The file of this conversation that waits for a place of an offer; of several the one that waits longest. */
const waitingFor = ({ world }: Situation, offer: string | undefined): File | undefined =>
  world.files.found.findLast(file => file.mine && file.offer === offer && file.state === 'waiting-list')

/**
 * Who waits for an offer and wants it has a file already, and fills in no form again: the place that is free is held for that file, which
 * staff then look at; with none free it goes on waiting. Null for who does not wait.
 */
export function seatFor(now: Situation, offer: string | undefined): Reply | null {
  const file = waitingFor(now, offer)
  const found = offerOf(now, offer)
  if (!file) return null
  const reference = { code: file.reference }
  if (!found || found.left === 0) return { says: [leadingTo(say('preregister.seat-none', { reference }), ANOTHER)] }
  return {
    topic: { ...now.session.topic, file: file.reference },
    does: [{ kind: 'take-seat', reference: file.reference }],
    says: [leadingTo(say('preregister.seat-held', { offer: nameOf(now, found.id), reference }))],
  }
}

/** The button of a place that was freed. Who waits no longer is told where the file stands, or may register. */
export const seat =
  (otherwise: Route): Route =>
  (now, offer) => {
    const reply = seatFor(now, offer)
    if (reply) return reply
    const known = now.world.files.found.find(file => file.mine && file.offer === offer && file.state !== 'closed')
    return known
      ? { says: [leadingTo(say('preregister.already', { reference: { code: known.reference } }), ANOTHER)] }
      : otherwise(now, offer)
  }

/** Somebody was quicker: said of a place, nothing of the file has changed. */
export const seatGone: Answer = ({ event, session }) =>
  event.kind === 'refused' && event.reason === 'no-place-left' && session.at === null
    ? { says: [leadingTo(say('preregister.seat-gone'))] }
    : null

/** “No” to a place that was freed: the file goes on waiting. */
export const seatLeft: Answer = ({ event, heard, session }) =>
  event.kind === 'text' && heard?.intent === 'no' && heard.sure && session.at === null && session.mode !== 'staff' && isOffered(session)
    ? { says: [leadingTo(say('preregister.seat-left'))] }
    : null

const isOffered = ({ offered }: Situation['session']): boolean => offered.some(({ id }) => id.startsWith('seat:'))
