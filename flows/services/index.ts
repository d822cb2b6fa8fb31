import type { Service } from '../content.ts'
import type { Feature } from '../engine/engine.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Choice, Reply, Route, Situation } from '../engine/types.ts'
import { byPerson } from '../handover/by-person.ts'
import { openIn } from '../offers/browse.ts'
import { type Aspect, aspectOf, isAspect, present } from './aspects.ts'

const emojiOf = ({ world }: Situation, key: string) => world.content.themes.find(theme => theme.key === key)?.emoji ?? '📋'
const serviceOf = ({ world }: Situation, key: string | undefined) => world.content.services.find(service => service.key === key)

// `services`, or `services:papers`: which theme, before asking which service
function themes(now: Situation, wanted: string): Reply {
  const aspect = isAspect(wanted) ? wanted : 'about'
  const choices = [...now.world.content.themes]
    .sort((a, b) => a.position - b.position)
    .map(({ key, names, emoji }): Choice => ({ id: `theme:${key}/${aspect}`, label: names, emoji }))
  return {
    asks: true,
    says: [
      leadingTo(
        say(aspect === 'about' ? 'services.ask-theme' : 'services.ask-theme-of', { aspect: phrase(`services.aspect.${aspect}`) }),
        ...choices,
      ),
    ],
  }
}

function theme(now: Situation, argument: string): Reply | null {
  const [key, wanted = ''] = argument.split('/')
  const aspect = isAspect(wanted) ? wanted : 'about'
  const found = now.world.content.themes.find(each => each.key === key)
  if (!found) return null
  const services = now.world.content.services.filter(service => service.theme === key)
  const only = services.length === 1 ? services[0] : undefined
  if (only) return about(now, only, aspect)
  return {
    asks: true,
    topic: { theme: found.key },
    says: [leadingTo(say('services.ask-service', { theme: found.names }), ...services.map(each => choiceOf(now, each, aspect)))],
  }
}

const choiceOf = (now: Situation, { key, names, theme }: Service, aspect: Aspect): Choice => ({
  id: `${aspect}:${key}`,
  label: names,
  emoji: emojiOf(now, theme),
})

const about = (now: Situation, service: Service, aspect: Aspect): Reply => ({
  topic: { service: service.key },
  says: present(service, aspect, now),
})

const route =
  (aspect: Aspect): Route =>
  (now, key) => {
    const service = serviceOf(now, key)
    return service ? about(now, service, aspect) : null
  }

// the service named in the message, or the one being talked about
const named = (now: Situation) => serviceOf(now, now.heard?.service ?? now.session.topic.service)

const asks =
  (aspect: Aspect): Answer =>
  now => {
    const service = named(now)
    if (service) return about(now, service, aspect)
    return theme(now, `${now.session.topic.theme}/${aspect}`) ?? themes(now, aspect)
  }

// a subject rather than a service: the service it names, or all those of the theme
const subject =
  (key: string): Answer =>
  now => {
    const service = serviceOf(now, now.heard?.service ?? undefined)
    // of an aid, how much it is stands with the money
    const aspect = key === 'aids' && now.heard?.howMuch ? 'cost' : 'about'
    return service ? about(now, service, aspect) : theme(now, `${key}/${aspect}`)
  }

const singleService =
  (key: string): Answer =>
  now => {
    const service = serviceOf(now, now.heard?.service ?? undefined) ?? serviceOf(now, key)
    return service ? about(now, service, 'about') : null
  }

/** A nursery, in the words people have for it. No service of ours is one: a person knows where there are some. */
const NURSERY =
  /cr[eè]ches?(?!\p{L})|garderie|maternelle|jardin d['’ ]?enfants?|(?<!\p{L})r?r(?:aw|w|ou|aou)d(?!\p{L})|(?<!\p{L})l?7a?dana|كريش|(?<!\p{L})[فلب]?(?:ال)?روض|حضان/iu
const nursery = byPerson('services.nursery', 'asked')

const child: Answer = now =>
  now.event.kind === 'text' && !now.heard?.service && NURSERY.test(now.event.text) ? nursery(now) : singleService('child_protection')(now)

export const services: Feature = {
  id: 'services',
  routes: { services: themes, theme, ...Object.fromEntries(aspectOf.map(aspect => [aspect, route(aspect)])) },
  intents: {
    list_services: now => themes(now, 'about'),
    documents: asks('papers'),
    eligibility: asks('audience'),
    cost: asks('cost'),
    // what is open now comes before what there is at any time
    training: now => openIn(now, 'training') ?? subject('training')(now),
    disability: subject('disability'),
    social_aid: subject('aids'),
    incubator: now => openIn(now, 'incubator') ?? singleService('incubator')(now),
    elderly: singleService('eps_elderly'),
    child,
    student_housing: singleService('eps_students'),
    family_mediation: singleService('mediation'),
  },
}
