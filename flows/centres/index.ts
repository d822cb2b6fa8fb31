import type { Centre } from '../content.ts'
import type { Feature } from '../engine/engine.ts'
import { entityOf } from '../engine/entities.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Choice, Reply, Route, Say, Situation } from '../engine/types.ts'
import { present } from '../services/aspects.ts'
import { hoursOf } from './hours.ts'

type Asked = 'hours' | 'where' | 'contact'
const ASKED: readonly Asked[] = ['hours', 'where', 'contact']
const EMOJI: Record<Asked, string> = { hours: '🕘', where: '📍', contact: '☎️' }

const centreOf = ({ world }: Situation, key: string | null | undefined) => world.content.centres.find(centre => centre.key === key)

/** `centres`, `centres:where`: which centre. */
function ask(now: Situation, wanted: string): Reply {
  const asked = ASKED.find(each => each === wanted) ?? 'hours'
  const all = now.world.content.centres
  const only = all.length === 1 ? all[0] : undefined
  if (only) return about(now, only, asked)
  return {
    says: [
      leadingTo(say('centres.ask'), ...all.map(({ key, names }): Choice => ({ id: `${asked}:${key}`, label: names, emoji: EMOJI[asked] }))),
    ],
  }
}

function about(now: Situation, centre: Centre, asked: Asked): Reply {
  const others = ASKED.filter(other => other !== asked).map(other => ({
    id: `${other}:${centre.key}`,
    label: phrase(`centres.aspect.${other}`),
    emoji: EMOJI[other],
  }))
  const said = sayings[asked](now, centre)
  return { topic: { centre: centre.key }, says: [...said.slice(0, -1), leadingTo(said.at(-1) as Say, ...others)] }
}

const sayings: { readonly [A in Asked]: (now: Situation, centre: Centre) => readonly Say[] } = {
  hours: (now, centre) => hoursOf(centre, now),
  where: ({ world }, centre) => {
    const commune = world.content.communes.find(({ code }) => code === centre.commune)
    if (centre.place) return [say('centres.where', { centre: centre.names, place: centre.place })]
    return [say('centres.where-unknown', { centre: centre.names, commune: commune?.names ?? '' })]
  },
  contact: (_, { names, phone, email }) => {
    const ways = [phone && { code: phone }, email && { code: email }].filter(way => way !== null && way !== '')
    return [
      ways.length > 0
        ? say('centres.contact', { centre: names, ways: { lines: ways } })
        : say('centres.contact-unknown', { centre: names }),
    ]
  },
}

const route =
  (asked: Asked): Route =>
  (now, key) => {
    const centre = centreOf(now, key)
    return centre ? about(now, centre, asked) : null
  }

// the centre named, the one in the commune named, or the one being talked about
function named(now: Situation): Centre | undefined {
  const place = entityOf(now, 'commune')
  const commune = now.world.content.communes.find(({ names }) => names.fr === place)
  const there = commune && now.world.content.centres.find(centre => centre.commune === commune.code)
  return centreOf(now, now.heard?.centre) ?? there ?? centreOf(now, now.session.topic.centre)
}

const asks =
  (asked: Asked): Answer =>
  now => {
    const centre = named(now)
    return centre ? about(now, centre, asked) : ask(now, asked)
  }

// “where is Dar Taliba”: a service's place, unless a centre is named
const location: Answer = now => {
  const service = now.heard?.centre ? undefined : now.world.content.services.find(({ key }) => key === now.heard?.service)
  return service ? { topic: { service: service.key }, says: present(service, 'place') } : asks('where')(now)
}

export const centres: Feature = {
  id: 'centres',
  routes: { centres: ask, hours: route('hours'), where: route('where'), contact: route('contact') },
  intents: {
    opening_hours: asks('hours'),
    location,
    contact_info: asks('contact'),
    give_date: now => (now.session.topic.centre ? asks('hours')(now) : null),
  },
}
