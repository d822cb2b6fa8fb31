import { entityOf } from '../../engine/entities.ts'
import type { Question } from '../../engine/form-spec.ts'
import { phrase } from '../../engine/say.ts'
import type { Situation } from '../../engine/types.ts'
import { bookable, centreOf, centresFor, serviceOf } from '../places.ts'

const MOST = 6

/** What for. Six are offered; any other may be named. */
export const service: Question<string> = {
  choices: now =>
    bookable(now)
      .slice(0, MOST)
      .map(({ key, names }) => ({ id: key, label: names, emoji: '📅' })),
  read({ event, heard, ...now }) {
    const named = event.kind === 'choice' ? event.id : heard?.service
    const known = bookable({ event, heard, ...now }).some(({ key }) => key === named)
    return named && known ? { value: named, drop: ['centre', 'slot', 'confirm'] } : null
  },
  shown: (value, now) => serviceOf(now, value)?.names ?? phrase('form.none'),
}

/** Where, when there is more than one place for it. */
export const centre: Question<string> = {
  needed: (answers, now) => centresFor(now, answers.service).length > 1,
  choices: (now, answers) => centresFor(now, answers.service).map(({ key, names }) => ({ id: key, label: names, emoji: '📍' })),
  read(now, answers) {
    const named = now.event.kind === 'choice' ? now.event.id : centreNamed(now)
    return named && centresFor(now, answers.service).some(({ key }) => key === named) ? { value: named, drop: ['slot', 'confirm'] } : null
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
