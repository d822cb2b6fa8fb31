import { LOCALES, type Locale } from '../../../locales/locale.ts'
import { entityOf } from '../../engine/entities.ts'
import type { Answered, Question } from '../../engine/form-spec.ts'
import { phrase, say } from '../../engine/say.ts'
import type { Choice, Situation } from '../../engine/types.ts'
import { type Hours, NEEDS, type Need, type Rsu } from '../files.ts'
import { isCall } from './offer.ts'

export type Place = { commune: string | null; quarter: string | null }
const ELSEWHERE = 'elsewhere'
/** As many communes as a simple list holds, the largest first. */
const SIMPLE = 5

/** Commune and quarter in one answer: “Dakhla, Al Qassam”. Outside the region the commune is null and what was written is kept. */
export const place: Question<Place> = {
  simpler: ({ world }) => [
    ...world.content.communes.slice(0, SIMPLE).map(({ code, names }): Choice => ({ id: code, label: names, emoji: '📍' })),
    { id: ELSEWHERE, label: phrase('preregister.elsewhere') },
  ],
  read(now) {
    if (now.event.kind === 'choice') return { value: { commune: now.event.id === ELSEWHERE ? null : now.event.id, quarter: null } }
    if (now.event.kind !== 'text') return null
    const found = placeIn(now)
    return found ? { value: found } : null
  },
  shown: (value, now) => shownPlace(value, now),
}

/** The commune a message names, with what else it says as the quarter. */
export function placeIn({ heard, event, world }: Situation): Place | null {
  const named = heard?.entities.find(({ kind }) => kind === 'commune')
  const commune = world.content.communes.find(({ names }) => names.fr === named?.value)
  if (!commune || event.kind !== 'text') return null
  return { commune: commune.code, quarter: quarterIn(event.text, named?.text ?? '') }
}

const LEAD = /^(?:à|a|au|en|f|fi|ف|في|j'habite|j’habite|je vis|ساكن|ساكنة|كنسكن|أسكن|أقيم|sakn|sakna|kanskon)(?:\s+|$)/iu
const LONGEST_QUARTER = 60

function quarterIn(text: string, commune: string): string | null {
  const trim = (part: string) => part.replace(/^[\s,،.:;()–-]+|[\s,،.:;()–-]+$/gu, '')
  let rest = trim(text.replace(commune, ' ').replace(/\s+/gu, ' '))
  while (LEAD.test(rest)) rest = trim(rest.replace(LEAD, ''))
  return rest.length > 1 && rest.length <= LONGEST_QUARTER && !/\p{Nd}{6}/u.test(rest) ? rest : null
}

export function shownPlace({ commune, quarter }: Place, { world }: Situation) {
  const named = world.content.communes.find(({ code }) => code === commune)?.names ?? phrase('preregister.elsewhere')
  return quarter ? { list: [named, quarter] } : named
}

// the call of the incubator asks of the project instead: its form stays short
const isNoCall = (answers: Answered, now: Situation): boolean => !isCall(answers, now)

const HOURS: readonly Choice[] = [
  { id: 'morning', label: phrase('preregister.hours-morning'), emoji: '🌅' },
  { id: 'afternoon', label: phrase('preregister.hours-afternoon'), emoji: '🌇' },
  { id: 'any', label: phrase('preregister.hours-any'), emoji: '🕘' },
]
const isHours = (value: unknown): value is Hours => HOURS.some(({ id }) => id === value)

/** When it is convenient. */
export const hours: Question<Hours> = {
  needed: isNoCall,
  choices: () => HOURS,
  read(now) {
    const said = now.event.kind === 'choice' ? now.event.id : entityOf(now, 'part')
    return isHours(said) ? { value: said } : null
  },
  shown: value => phrase(`preregister.hours-${value}`),
}

const NEED_CHOICES: readonly Choice[] = [
  { id: 'none', label: phrase('preregister.need-none') },
  { id: 'accessibility', label: phrase('preregister.need-accessibility'), emoji: '♿' },
  { id: 'childcare', label: phrase('preregister.need-childcare'), emoji: '🧒' },
  { id: 'transport', label: phrase('preregister.need-transport'), emoji: '🚌' },
]

/** What would help to come: categories only, several at once (“2 et 4”); details are for a person. */
export const needs: Question<readonly Need[]> = {
  needed: isNoCall,
  choices: () => NEED_CHOICES,
  read({ event, heard }) {
    if (event.kind === 'choice') return { value: NEEDS.filter(need => need === event.id) }
    if (heard?.intent === 'no') return { value: [] }
    const several = (heard?.entities ?? []).flatMap(({ kind, value }) => (kind === 'number' ? (NEED_CHOICES[Number(value) - 1] ?? []) : []))
    return several.length > 1 ? { value: NEEDS.filter(need => several.some(({ id }) => id === need)) } : null
  },
  shown: value => (value.length > 0 ? { list: value.map(need => phrase(`preregister.need-${need}`)) } : phrase('preregister.need-none')),
}

const RSU: readonly Choice[] = [
  { id: 'yes', label: phrase('question.yes'), emoji: '✅' },
  { id: 'no', label: phrase('question.no'), emoji: '❌' },
  { id: 'unknown', label: phrase('preregister.rsu-unknown'), emoji: '🤷' },
]
const isRsu = (value: unknown): value is Rsu => RSU.some(({ id }) => id === value)

/** Whether the household is in the social register; never its number or index, which are in the file of another body (law 09-08 asks an authorisation to connect the two). */
export const rsu: Question<Rsu> = {
  needed: isNoCall,
  choices: () => RSU,
  read({ event, heard }) {
    const said = event.kind === 'choice' ? event.id : heard?.intent
    return isRsu(said) ? { value: said } : null
  },
  shown: value => (value === 'unknown' ? phrase('preregister.rsu-unknown') : phrase(`question.${value}`)),
}

const SPOKEN = 'spoken'

/** The language to be answered in: the one being spoken, unless another is chosen in the summary. */
export const language: Question<Locale | typeof SPOKEN> = {
  unasked: true,
  say: () => say('language.ask'),
  choices: () => LOCALES.map(locale => ({ id: locale, label: phrase(`language.${locale}`) })),
  read({ event, heard }) {
    const said = event.kind === 'choice' ? event.id : heard?.asksFor
    const found = LOCALES.find(locale => locale === said)
    return found ? { value: found } : null
  },
  shown: (value, { session }) => phrase(`language.${value === SPOKEN ? session.locale : value}`),
}
