import type { Service } from '../content.ts'
import type { Say } from '../engine/action.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Choice, Situation } from '../engine/types.ts'

/** What can be asked about a service; each is a route: `papers:emf`. */
export const aspectOf = ['about', 'papers', 'steps', 'cost', 'audience', 'place'] as const
export type Aspect = (typeof aspectOf)[number]
export const isAspect = (value: string): value is Aspect => (aspectOf as readonly string[]).includes(value)

const EMOJI: Record<Aspect, string> = { about: 'ℹ️', papers: '📄', steps: '👣', cost: '💰', audience: '👥', place: '📍' }

/** What is said of one aspect of a service, ending with what else can be asked about it. */
export function present(service: Service, aspect: Aspect, now: Situation): readonly Say[] {
  const [first, ...more] = sayings[aspect](service)
  const said = [aspect === 'about' ? aloud(first as Say, service, now) : (first as Say), ...more]
  return [...said.slice(0, -1), leadingTo(said.at(-1) as Say, ...others(service, aspect))]
}

// somebody of the team has read it aloud, for those who read little
function aloud(said: Say, { key }: Service, { session, world }: Situation): Say {
  const variety = session.locale === 'ary-Latn' ? 'ary' : session.locale
  const found = world.content.recordings.find(each => each.service === key && each.variety === variety)
  return found ? { ...said, sound: { id: found.id, mime: found.mime, bytes: found.bytes } } : said
}

const others = ({ key }: Service, aspect: Aspect): Choice[] =>
  aspectOf
    .filter(other => other !== aspect && other !== 'audience')
    .map(other => ({ id: `${other}:${key}`, label: phrase(`services.aspect.${other}`), emoji: EMOJI[other] }))

// what a centre has not confirmed is said to be so, with the fact it concerns
const checked = ({ confirmed }: Service): Say[] => (confirmed ? [] : [say('services.to-confirm')])

const sayings: { readonly [A in Aspect]: (service: Service) => readonly Say[] } = {
  about: service => [
    say('services.about', { service: service.names, what: service.what }),
    say('services.audience', { audience: service.audience }),
  ],
  papers: service =>
    service.papers.length === 0
      ? [say('services.no-papers', { service: service.names })]
      : [
          say('services.papers', { service: service.names, papers: { lines: service.papers } }),
          say('services.copies'),
          ...checked(service),
        ],
  steps: service => [say('services.steps', { service: service.names, steps: service.steps }), ...checked(service)],
  cost: service => [say('services.cost', { service: service.names, cost: service.cost })],
  audience: service => [say('services.audience', { audience: service.audience }), say('services.no-promise')],
  place: service => [say('services.place', { service: service.names, place: service.where })],
}
