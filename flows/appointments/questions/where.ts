import type { Service } from '../../content.ts'
import { entityOf } from '../../engine/entities.ts'
import type { Question } from '../../engine/form-spec.ts'
import { phrase } from '../../engine/say.ts'
import type { Choice, Situation } from '../../engine/types.ts'
import { bookable, centreOf, centresFor, serviceOf } from '../places.ts'
import { type Wish, wishIn } from '../wish.ts'

const MOST = 6
const MORE = 'more'

/** What for: at first one of each theme, then the others; any may be named. What is said of when besides is kept. */
export const service: Question<string> = {
  choices(now, { page }) {
    const { shown, more } = pageOf(byTheme(bookable(now)), page)
    const others: Choice = { id: MORE, label: phrase('appointment.more-services'), emoji: '➡️' }
    return [...shown.map(({ key, names }): Choice => ({ id: key, label: names, emoji: '📅' })), ...(more ? [others] : [])]
  },
  read(now, { page }) {
    const { event, heard } = now
    if (event.kind === 'choice' && event.id === MORE) return { value: '', also: { page: pageNumber(page) + 1 }, drop: ['service'] }
    const named = event.kind === 'choice' ? event.id : heard?.service
    const known = bookable(now).some(({ key }) => key === named)
    return named && known ? { value: named, also: wished(now), drop: ['centre', 'slot', 'confirm'] } : null
  },
  shown: (value, now) => serviceOf(now, value)?.names ?? phrase('form.none'),
}

const pageNumber = (page: unknown): number => (typeof page === 'number' ? page : 0)

// past the last one it begins again
function pageOf(services: readonly Service[], page: unknown): { shown: readonly Service[]; more: boolean } {
  if (services.length <= MOST) return { shown: services, more: false }
  const size = MOST - 1
  const from = (pageNumber(page) % Math.ceil(services.length / size)) * size
  return { shown: services.slice(from, from + size), more: true }
}

function byTheme(services: readonly Service[]): readonly Service[] {
  const place = (service: Service) => services.filter(({ theme }) => theme === service.theme).indexOf(service)
  return [...services].sort((a, b) => place(a) - place(b))
}

function wished(now: Situation): { wish?: Wish } {
  const wish = wishIn(now)
  return wish && (wish.dates.length > 0 || wish.time !== undefined || wish.part !== undefined) ? { wish } : {}
}

/** Where, when there is more than one place for it. */
export const centre: Question<string> = {
  needed: (answers, now) => centresFor(now, answers.service).length > 1,
  choices: (now, answers) => centresFor(now, answers.service).map(({ key, names }) => ({ id: key, label: names, emoji: '📍' })),
  read(now, answers) {
    const named = now.event.kind === 'choice' ? now.event.id : centreNamed(now)
    return named && centresFor(now, answers.service).some(({ key }) => key === named)
      ? { value: named, also: wished(now), drop: ['slot', 'confirm'] }
      : null
  },
  shown: (value, now) => centreOf(now, value)?.names ?? phrase('form.none'),
}

/** The centre a message names, or the one in the commune it names. */
export function centreNamed(now: Situation): string | undefined {
  const { heard, world } = now
  if (heard?.centre) return heard.centre
  const place = entityOf(now, 'commune')
  const commune = world.content.communes.find(({ names }) => names.fr === place)
  return commune && world.content.centres.find(each => each.commune === commune.code)?.key
}
