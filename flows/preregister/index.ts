import type { Feature } from '../engine/engine.ts'
import { leadingTo, offering, phrase, say } from '../engine/say.ts'
import type { Answer, Reply, Route, Situation } from '../engine/types.ts'
import { over as offerOver } from '../offers/list.ts'
import { present } from '../services/aspects.ts'
import { daysBetween } from './days.ts'
import { DRAFT_DAYS, preregister } from './form.ts'
import { nameOf, offerOf, offersOf } from './questions/offer.ts'
import { seat, seatFor, seatGone, seatLeft } from './seat.ts'

/** The notice that comes before the consent: who asks, for what, who sees it, and one's rights (law 09-08, art. 5). */
function begin(now: Situation): Reply {
  if (now.world.files.offers.length === 0) return { says: [leadingTo(say('preregister.none-open'), askPerson)] }
  const { cndp } = now.world.files
  const number = cndp ? { code: cndp } : phrase('preregister.cndp-pending')
  const at = preregister.start(now)
  const { offer } = at.answers
  const first = offer === undefined ? say('preregister.begin') : say('preregister.begin-for', { offer: nameOf(now, offer) })
  return { draft: null, says: [first, say('preregister.notice', { cndp: number })], at }
}

const askPerson = { id: 'person:register', label: phrase('lost.person-yes'), emoji: '💬' } as const

// a service that is not registered for here: how it is done instead
function elsewhere(now: Situation): Reply | null {
  // the button of the menu is of no service; words are of the one talked about
  const wanted = now.heard?.service ?? (now.event.kind === 'text' ? now.session.topic.service : undefined)
  const service = now.world.content.services.find(({ key }) => key === wanted)
  if (!service || offersOf(now, service.key).length > 0 || now.world.files.offers.length === 0) return null
  return {
    topic: { service: service.key },
    says: [say('preregister.not-open', { service: service.names }), ...present(service, 'steps', now)],
  }
}

/** “Register me”: the draft left last, a service registered for elsewhere, or the form. In the form it changes nothing. */
const register: Answer = now => {
  if (now.session.at?.flow === preregister.id) return { says: [say('form.going-on')] }
  const { topic } = now.session
  // who has a place of what is talked about registers for something else
  const wanted = topic.seated ? { ...now, session: { ...now.session, topic: {} } } : now
  return seatFor(wanted, isAnother(now) ? undefined : wanted.session.topic.offer) ?? draftLeft(wanted) ?? elsewhere(wanted) ?? begin(wanted)
}

// a service that is named is not the one talked about
const isAnother = ({ heard, session }: Situation) => heard?.service != null && heard.service !== session.topic.service

function draftLeft({ session, world }: Situation): Reply | null {
  const { draft } = session
  if (!draft || !preregister.knows(draft.at) || daysBetween(draft.left, world.now.date) > DRAFT_DAYS) return null
  return {
    says: [
      offering(
        say('form.draft', { day: { date: draft.left } }),
        { id: 'draft:go-on', label: phrase('form.draft-go-on'), emoji: '▶️' },
        { id: 'draft:anew', label: phrase('form.draft-anew'), emoji: '🔄' },
      ),
    ],
  }
}

const draft: Route = (now, wanted) => {
  if (wanted === 'anew') return begin(now)
  return now.session.draft && draftLeft(now) ? { says: [], at: now.session.draft.at } : begin(now)
}

/** The button of an offer, in an announcement or on its card: its form, or that it is over. */
const registerFor: Route = (now, id) => {
  if (now.session.at?.flow === preregister.id) return { says: [say('form.going-on')] }
  const offer = offerOf(now, id)
  const waits = seatFor(now, id)
  if (waits) return waits
  if (!offer) return offerOver(now)
  return begin({ ...now, session: { ...now.session, topic: { ...now.session.topic, service: offer.service, offer: id } } })
}

/** A second tap on “send”, or the button of a form that is over. */
const over: Route = ({ world, session }, argument) => {
  const reference = session.topic.file
  if (!argument.startsWith('confirm/send') || !reference || !world.files.found.some(file => file.reference === reference)) return null
  return { says: [leadingTo(say('preregister.already', { reference: { code: reference } }))] }
}

export const registering: Feature = {
  id: 'preregister',
  rules: [seatGone, seatLeft],
  flows: [preregister],
  routes: {
    register: (now, argument) => (argument === 'another' ? begin({ ...now, session: { ...now.session, topic: {} } }) : register(now)),
    'offer-register': registerFor,
    seat: seat(registerFor),
    draft,
    preregister: over,
  },
  intents: { register },
}
