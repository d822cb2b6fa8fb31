import type { Centre, Commune } from '../content.ts'
import type { Say } from '../engine/action.ts'
import type { Feature } from '../engine/engine.ts'
import { entityOf } from '../engine/entities.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Choice, Reply, Route, Situation } from '../engine/types.ts'
import { present } from '../services/aspects.ts'
import { dayAsked, hoursOf, RAMADAN } from './hours.ts'
import { nearest } from './near.ts'

type Asked = 'hours' | 'where' | 'contact'
const ASKED: readonly Asked[] = ['hours', 'where', 'contact']
const EMOJI: Record<Asked, string> = { hours: '🕘', where: '📍', contact: '☎️' }

const centreOf = ({ world }: Situation, key: string | null | undefined) => world.content.centres.find(centre => centre.key === key)

/** `centres`, `centres:where`: which centre. The day asked about is kept in mind meanwhile. */
function ask(now: Situation, wanted: string): Reply {
  const asked = ASKED.find(each => each === wanted) ?? 'hours'
  const all = now.world.content.centres
  const only = all.length === 1 ? all[0] : undefined
  if (only) return about(now, only, asked)
  const day = asked === 'hours' ? dayAsked(now) : undefined
  const question =
    day && day !== RAMADAN && day !== now.world.now.date ? say('centres.ask-day', { day: { date: day } }) : say('centres.ask')
  return { asks: true, topic: { asked, ...(day && { day }) }, says: [leadingTo(question, ...choices(now, asked))] }
}

const choices = ({ world }: Situation, asked: Asked): Choice[] =>
  world.content.centres.map(({ key, names }) => ({ id: `${asked}:${key}`, label: names, emoji: EMOJI[asked] }))

function about(now: Situation, centre: Centre, asked: Asked): Reply {
  const others = ASKED.filter(other => other !== asked).map(other => ({
    id: `${other}:${centre.key}`,
    label: phrase(`centres.aspect.${other}`),
    emoji: EMOJI[other],
  }))
  const said = sayings[asked](now, centre)
  return { topic: { centre: centre.key, asked }, says: [...said.slice(0, -1), leadingTo(said.at(-1) as Say, ...others)] }
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

const communeNamed = (now: Situation): Commune | undefined => {
  const place = entityOf(now, 'commune')
  return now.world.content.communes.find(({ names }) => names.fr === place)
}

// the centre named, or the one in the commune named
function named(now: Situation): Centre | undefined {
  const commune = communeNamed(now)
  return centreOf(now, now.heard?.centre) ?? (commune && now.world.content.centres.find(centre => centre.commune === commune.code))
}

const asks =
  (asked: Asked): Answer =>
  now => {
    const centre = named(now) ?? (communeNamed(now) ? undefined : centreOf(now, now.session.topic.centre))
    return centre ? about(now, centre, asked) : (noneThere(now, asked) ?? ask(now, asked))
  }

function noneThere(now: Situation, asked: Asked): Reply | null {
  const commune = communeNamed(now)
  return commune
    ? { asks: true, topic: { asked }, says: [leadingTo(say('centres.none-there', { commune: commune.names }), ...choices(now, asked))] }
    : null
}

// “where is Dar Taliba”, or “where?” of the service being talked about: its place, unless a centre is named
const location: Answer = now => {
  const { heard, session, world } = now
  if (heard?.centre || (!heard?.service && named(now))) return asks('where')(now)
  const service = world.content.services.find(({ key }) => key === (heard?.service ?? session.topic.service))
  return service ? { topic: { service: service.key }, says: present(service, 'place', now) } : asks('where')(now)
}

const OF_CENTRES: ReadonlySet<string> = new Set(['opening_hours', 'location', 'contact_info', 'give_date'])
const FEW_WORDS = 5
const CERTAIN = 0.5

/** “And in Bir Gandouz?”: the same question of another centre. */
const elsewhere: Answer = now => {
  const { session, event, heard } = now
  // in a form a place is an answer
  if (event.kind !== 'text' || session.at || !session.topic.asked || event.text.trim().split(/\s+/).length > FEW_WORDS) return null
  if (!heard || heard.danger || (heard.confidence >= CERTAIN && !OF_CENTRES.has(heard.intent ?? ''))) return null
  const centre = named(now)
  return centre ? about(now, centre, askedNow(heard.intent) ?? session.topic.asked) : noneThere(now, session.topic.asked)
}

/** “And on Friday?”: the hours of the same centre on another day, however short. */
const anotherDay: Answer = now => {
  const { session, event, heard } = now
  if (event.kind !== 'text' || session.at || session.topic.asked !== 'hours' || event.text.trim().split(/\s+/).length > FEW_WORDS)
    return null
  if (!heard || heard.danger || heard.sure || !(entityOf(now, 'date') || heard.period)) return null
  return asks('hours')(now)
}

/** Where somebody is: the nearest centre that is known, and kindly said where none is. */
const located: Answer = now => {
  const { event, world } = now
  if (event.kind !== 'location') return null
  const found = nearest(world.content.centres, event)
  if (!found) return { asks: true, topic: { asked: 'where' }, says: [leadingTo(say('centres.near-unknown'), ...choices(now, 'where'))] }
  const { centre, km } = found
  const near =
    km < 1 ? say('centres.near-here', { centre: centre.names }) : say('centres.near', { centre: centre.names, km: Math.round(km) })
  const { says, ...reply } = about(now, centre, 'where')
  return { ...reply, says: [near, ...(centre.sample ? [say('centres.near-sample')] : []), ...says] }
}

const askedNow = (intent: string | null): Asked | null =>
  intent === 'opening_hours' || intent === 'give_date'
    ? 'hours'
    : intent === 'location'
      ? 'where'
      : intent === 'contact_info'
        ? 'contact'
        : null

export const centres: Feature = {
  id: 'centres',
  rules: [located, elsewhere, anotherDay],
  routes: { centres: ask, hours: route('hours'), where: route('where'), contact: route('contact') },
  intents: {
    opening_hours: asks('hours'),
    location,
    contact_info: asks('contact'),
    give_date: now => (now.session.topic.asked === 'hours' ? asks('hours')(now) : null),
  },
}
