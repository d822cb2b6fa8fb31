import { entityOf } from '../engine/entities.ts'
import type { Situation } from '../engine/types.ts'
import { placeIn } from './questions/life.ts'
import { formOf, isCall, offerOf, offersOf, serviceNamed, themeNamed } from './questions/offer.ts'
import { birthIn } from './questions/person.ts'

/** What the first sentence already said: the service or its field, for whom, the name, the age, the phone, the commune. */
export function known(now: Situation): Readonly<Record<string, never>> {
  const { heard } = now
  const named = aboutOffer(now) ?? serviceNamed(now) ?? aboutService(now)
  const service = named ?? themeNamed(now)
  const name = heard?.beneficiary === 'child' || heard?.beneficiary === 'relative' ? undefined : entityOf(now, 'name')
  const tellsAge = heard?.entities.some(({ kind }) => kind === 'birth' || kind === 'age')
  const found = {
    // a project is of who speaks of it, unless it is said to be another's; it can be changed in the summary
    ...((heard?.beneficiary || isProject(now, service)) && { who: heard?.beneficiary ?? 'me' }),
    ...service,
    ...(named?.offer && { form: formOf(now, named.offer) }),
    ...(name && { name }),
    ...(tellsAge && { birth: birthIn(now) }),
    ...(entityOf(now, 'phone') && { phone: entityOf(now, 'phone') }),
    ...(placeIn(now) && { place: { ...placeIn(now), quarter: null } }),
    language: 'spoken',
  }
  // typed as nothing: the form checks the answers it ends with
  return found as unknown as Readonly<Record<string, never>>
}

const isProject = (now: Situation, service: { area: string; offer?: string } | null) =>
  service?.area === 'service:incubator' && isCall({ offer: service.offer }, now)

// “register me”, said of the offer being talked about, or its button; naming another service is about that
function aboutOffer(now: Situation): { area: string; offer: string } | null {
  const { event, heard, session } = now
  const tapped = event.kind === 'choice' && /^offer-register:(.+)$/.exec(event.id)?.[1]
  const found = offerOf(now, tapped || (session.topic.seated ? undefined : session.topic.offer))
  const other = !tapped && heard?.service != null && heard.service !== found?.service
  return found && !other ? { area: `service:${found.service}`, offer: found.id } : null
}

// “register me”, said of the service being talked about
function aboutService(now: Situation): ReturnType<typeof serviceNamed> {
  const { event, session } = now
  const wanted = event.kind === 'choice' ? /^register:(.+)$/.exec(event.id)?.[1] : session.topic.service
  const [first, ...others] = offersOf(now, wanted)
  return first ? { area: `service:${first.service}`, ...(others.length === 0 && { offer: first.id }) } : null
}
