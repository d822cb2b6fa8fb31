import type { Label, Phrase } from '../../../locales/param.ts'
import { type Answered, EXTRA, type Question } from '../../engine/form-spec.ts'
import { phrase, say } from '../../engine/say.ts'
import type { Choice, Situation } from '../../engine/types.ts'
import { inOrder, type Offer } from '../../offers/offer.ts'

/** As many as one message offers. */
const MOST = 6

export const offerOf = ({ world }: Situation, id: unknown): Offer | undefined => world.files.offers.find(offer => offer.id === id)
const serviceOf = ({ world }: Situation, key: string) => world.content.services.find(service => service.key === key)

/** The open offers of a service, by its key. */
export const offersOf = ({ world }: Situation, service: string | null | undefined): readonly Offer[] =>
  world.files.offers.filter(offer => offer.service === service)

/** The version of the optional questions asked for an offer now; null when its service has none. */
export function formOf(now: Situation, id: string): string | null {
  const service = offerOf(now, id)?.service
  const versions = now.world.files.forms.filter(each => each.service === service)
  return [...versions].sort((a, b) => b.version - a.version)[0]?.id ?? null
}

/** What a service named in a message means for the form: its only offer, or which of its offers is to be asked. */
export function serviceNamed(now: Situation): { area: string; offer?: string } | null {
  const offers = offersOf(now, now.heard?.service)
  const [first] = offers
  if (!first) return null
  return { area: `service:${first.service}`, ...(offers.length === 1 && { offer: first.id }) }
}

/** A group of services named in a message, where something of it is open. */
export function themeNamed(now: Situation): { area: string } | null {
  const theme = now.heard?.theme
  const isOpen = now.world.files.offers.some(({ service }) => serviceOf(now, service)?.theme === theme)
  return theme && isOpen ? { area: `theme:${theme}` } : null
}

/** Which group of services, when there are more open than one message can offer. */
export const area: Question<string> = {
  needed: (answers, now) => answers.area !== undefined || now.world.files.offers.length > MOST,
  choices(now) {
    const open = new Set(now.world.files.offers.map(({ service }) => serviceOf(now, service)?.theme))
    return [...now.world.content.themes]
      .filter(({ key }) => open.has(key))
      .sort((a, b) => a.position - b.position)
      .slice(0, MOST)
      .map(({ key, names, emoji }): Choice => ({ id: `theme:${key}`, label: names, emoji }))
  },
  read(now) {
    if (now.event.kind === 'choice') return { value: now.event.id, drop: ['offer', 'waiting', 'page'] }
    const named = serviceNamed(now) ?? themeNamed(now)
    return named && { value: named.area, also: named, drop: ['offer', 'waiting'] }
  },
}

const among = (now: Situation, answers: Answered): readonly Offer[] => {
  const [by, key] = String(answers.area ?? '').split(':')
  const all = inOrder(now.world.files.offers)
  if (by === 'service') return all.filter(({ service }) => service === key)
  return by === 'theme' ? all.filter(({ service }) => serviceOf(now, service)?.theme === key) : all
}

// no offer is called so: theirs are of letters, digits and hyphens
const MORE = '+'
const pageOf = ({ page }: Answered): number => (typeof page === 'number' ? page : 0)
// a list that grew shorter meanwhile begins again
const nextPage = (now: Situation, answers: Answered): number =>
  among(now, answers).length > (pageOf(answers) + 1) * (MOST - 1) ? pageOf(answers) + 1 : 0

/** The service or the session, with the places left, a page at a time. */
export const offer: Question<string> = {
  choices(now, answers) {
    const all = among(now, answers)
    const from = all.length > MOST ? pageOf(answers) * (MOST - 1) : 0
    const page = all.length - from > MOST ? all.slice(from, from + MOST - 1) : all.slice(from, from + MOST)
    const more: Choice[] = all.length > from + page.length ? [{ id: MORE, label: phrase('offers.more'), emoji: '➡️' }] : []
    return [...page.map((each): Choice => ({ id: each.id, label: label(now, each), emoji: '🎓' })), ...more]
  },
  read(now, answers) {
    if (now.event.kind === 'choice' && now.event.id === MORE)
      return { value: '', also: { page: nextPage(now, answers) }, drop: ['offer', 'waiting'] }
    if (now.event.kind === 'choice') return offerOf(now, now.event.id) ? chosen(now, now.event.id, answers) : null
    const named = serviceNamed(now)
    if (!named) return null
    // several sessions of it: asked again among these
    return named.offer ? chosen(now, named.offer, answers) : { value: '', also: { area: named.area }, drop: ['offer', 'waiting'] }
  },
  shown: (value, now) => nameOf(now, value),
}

// the questions of its service are those of this moment, however long the form stays open
function chosen(now: Situation, id: string, answers: Answered) {
  const form = formOf(now, id)
  const stale = form === answers.form ? [] : Object.keys(answers).filter(step => step.startsWith(EXTRA))
  return { value: id, also: { form }, drop: ['waiting', ...stale] }
}

function label(now: Situation, each: Offer): Label {
  const name = nameOf(now, each.id)
  if (each.left === null) return name
  return each.left > 0
    ? phrase('preregister.offer-left', { name, left: each.left })
    : phrase(each.waiting ? 'preregister.offer-waiting' : 'preregister.offer-full', { name })
}

/** What an offer is called: its own title or its service's, with the day it begins. */
export function nameOf(now: Situation, id: unknown): Label {
  const found = offerOf(now, id)
  const name = found?.title ?? serviceOf(now, found?.service ?? '')?.names
  if (!found || !name) return phrase('form.none') satisfies Phrase
  return found.startsOn ? phrase('preregister.offer-from', { name, day: { date: found.startsOn } }) : name
}

/** Whether what was chosen is a call of the incubator. */
export const isCall = (answers: Answered, now: Situation): boolean => offerOf(now, answers.offer)?.service === 'incubator'

/** Whether no place is left of what was chosen, or it is no longer open. */
export const isFull = (answers: Answered, now: Situation) =>
  answers.offer !== undefined && (offerOf(now, answers.offer)?.left ?? (offerOf(now, answers.offer) ? 1 : 0)) === 0

/** No place is left: the waiting list, or another choice. */
export const waiting: Question<true> = {
  needed: isFull,
  say: (now, answers) =>
    say(offerOf(now, answers.offer)?.waiting === false ? 'preregister.full' : 'preregister.waiting', { offer: nameOf(now, answers.offer) }),
  choices: (now, answers) => [
    ...(offerOf(now, answers.offer)?.waiting ? [{ id: 'yes', label: phrase('preregister.waiting-yes'), emoji: '🕘' }] : []),
    { id: 'no', label: phrase('preregister.waiting-no'), emoji: '↩️' },
  ],
  read(now, answers) {
    const said = now.event.kind === 'choice' ? now.event.id : now.heard?.intent
    if (said === 'yes' && offerOf(now, answers.offer)?.waiting) return { value: true }
    return said === 'no' || said === 'yes' ? { value: true, drop: ['area', 'offer', 'waiting'] } : null
  },
}
