import type { Phrase } from '../../../locales/param.ts'
import type { Entity } from '../../../nlu/understood.ts'
import { entityOf } from '../../engine/entities.ts'
import type { Question } from '../../engine/form-spec.ts'
import { phrase, say } from '../../engine/say.ts'
import type { Choice, Situation } from '../../engine/types.ts'
import { readBack } from '../../read-back.ts'
import { shownBirth } from '../birth.ts'
import { nameIn } from '../name.ts'

const OF_CENTRE = 'centre'
const leftToCentre: Choice = { id: OF_CENTRE, label: phrase('preregister.ask-me-there'), emoji: '🏢' }
const isLeft = ({ event }: Situation) => event.kind === 'choice' && event.id === OF_CENTRE

/** The full name, in any script, as it is written. Null: the centre will ask. */
export const name: Question<string | null> = {
  say: (_, answers) => say(answers.who === 'me' || answers.who === undefined ? 'preregister.name' : 'preregister.name-other'),
  simpler: () => [leftToCentre],
  read(now) {
    if (isLeft(now)) return { value: null }
    if (now.event.kind !== 'text') return null
    const found = nameIn(now)
    return found === null ? null : found === 'wrong' ? { wrong: say('preregister.name-wrong') } : { value: found }
  },
  shown: value => value ?? phrase('form.none'),
}

/** The name of the parent or guardian who registers a minor. */
export const guardianName: Question<string | null> = {
  ...name,
  needed: (answers, _) => answers.guardian === true,
  say: () => say('preregister.guardianName'),
}

const RANGES = ['0-17', '18-29', '30-44', '45-59', '60-120'] as const
const OLDEST = 120

/** Year or date of birth, or an age. Many elders know the year only. */
export const birth: Question<string> = {
  say: (_, answers) => say(answers.who === 'me' || answers.who === undefined ? 'preregister.birth' : 'preregister.birth-other'),
  simpler: () => RANGES.map(range => ({ id: range, label: shownBirth(`a${range}`) as Phrase })),
  read(now, answers) {
    if (now.event.kind === 'choice') return rangeIn(now)
    if (now.event.kind !== 'text') return null
    const found = birthIn(now)
    if (found === null) return /\p{Nd}/u.test(now.event.text) ? { wrong: say('preregister.birth-wrong') } : null
    return isPossibleBirth(found, now.world.now.date, answers.who) ? { value: found } : { wrong: say('preregister.birth-wrong') }
  },
  shown: value => shownBirth(value),
}

const rangeIn = ({ event }: Situation) => {
  const range = event.kind === 'choice' ? RANGES.find(each => each === event.id) : undefined
  return range ? { value: `a${range}` } : null
}

/** The birth a message tells. */
export const birthIn = ({ heard, world }: Situation): string | null => birthOf(heard?.entities ?? [], world.now.date)

/** A birth among the things a text names: as such, as a date of the past, as a bare year, or as an age in years. */
export function birthOf(entities: readonly Entity[], today: string): string | null {
  const said = entities.find(({ kind }) => kind === 'birth' || kind === 'date')
  if (said) return String(said.value)
  const age = entities.find(({ kind }) => kind === 'age')?.value
  if (typeof age === 'number') return String(Number(today.slice(0, 4)) - age)
  const alone = entities.length === 1 ? entities[0] : undefined
  if (alone?.kind !== 'number') return null
  if (alone.value >= 1900) return String(alone.value)
  return alone.value > 0 && alone.value <= OLDEST ? String(Number(today.slice(0, 4)) - alone.value) : null
}

/** Nobody was born tomorrow, is older than anybody ever was, or asks for themselves (`who` is me) before they can write. */
export function isPossibleBirth(birth: string, today: string, who: unknown): boolean {
  if (birth > today) return false
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return years <= OLDEST && years >= (who === 'me' || who === undefined ? 6 : 0)
}

// a contact card that is shared holds digits, with or without the country
function sharedPhone(phone: string): string | undefined {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^00/, '+')
  const moroccan = /^(?:\+?212|0)?([5-8]\d{8})$/.exec(digits)?.[1]
  return moroccan ? `+212${moroccan}` : /^\+[1-9]\d{7,14}$/.test(digits) ? digits : undefined
}

const HERE = 'here'

/** A phone of any country, or none: then this conversation serves. */
export const phone: Question<string | null> = {
  choices: ({ world }) => [
    ...(world.files.phone
      ? [{ id: 'same', label: phrase('preregister.phone-same', { end: { code: `…${world.files.phone.slice(-2)}` } }) }]
      : []),
    { id: HERE, label: phrase('preregister.phone-here'), emoji: '💬' },
  ],
  read(now) {
    if (now.event.kind === 'choice') {
      if (now.event.id === 'same' && now.world.files.phone) return { value: now.world.files.phone }
      return now.event.id === HERE ? { value: null } : null
    }
    const found = now.event.kind === 'contact' ? sharedPhone(now.event.phone) : entityOf(now, 'phone')
    if (found) return { value: found }
    return now.event.kind === 'text' && /\p{Nd}{3}/u.test(now.event.text) ? { wrong: say('preregister.phone-wrong') } : null
  },
  shown: (value, now) => (value ? readBack({ kind: 'phone', value, text: '' }, now.world.content) : phrase('preregister.phone-here')),
}

/** The national card, where the CNDP authorised asking for it; only its end is ever shown. */
export const cin: Question<string | null> = {
  optional: true,
  needed: (_, now) => now.world.files.cin,
  read(now) {
    const found = entityOf(now, 'cin')
    return found ? { value: found } : null
  },
  shown: value => (value ? { code: `…${value.slice(-4)}` } : phrase('form.none')),
}
