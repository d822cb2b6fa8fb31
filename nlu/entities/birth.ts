import { fullYear } from './calendar.ts'
import type { Found, Message } from './message.ts'

/** A date found in a message, as it may be one of birth. */
export type MaybeBirth = { value: string | null; start: number; end: number; year: boolean }

const BIRTH =
  /^(مزاد[هي]?|مزيود[هي]?|مزدادا?ه?|مولود[ه]?|تزاديت|تزادت|تزاد|تزادو|ازددت|ازداد|ازدادت|ولدت|ولد?ت?ي?|مواليد|خلوق|خلقت|تخلقت|الازدياد|ازدياد|الميلاد|ميلاد|الولاده|m[ae]?zada?|m[ae]?zyoud?a?|tzadit|tzadet|tzad|tzadt|tzadat|zdyad|lizdyad|lizdiad|mawloud[ae]?|kh[ae]?lo[q9]|khl[ae]?9t|tkhl[ae]?9t|mawalid|mewlouda?|naissance|nee|nait|presumee?|خلوقي|kheloqi)$/

/** True when a word of birth stands within five words before this place: «مزاد ف», "né en", "date de naissance :". */
function announced(message: Message, start: number): boolean {
  const before = message.words.filter(({ end }) => end <= start).slice(-5)
  return before.some(
    ({ word, start: from, end }) => (BIRTH.test(word) && !isSon(word)) || /^né[es]?$/i.test(message.text.slice(from, end).normalize('NFC')),
  )
}

/** «ولد» is a son and «ولدي» my son, not a birth. */
const isSon = (word: string): boolean => /^ولد?ي?$/.test(word)

/** A date that is one of birth: behind a word of birth, or with a year and more than a year before today. */
export function isBirth(date: MaybeBirth, message: Message, today: string): boolean {
  if (date.value === null || !date.year || date.value > today) return false
  return announced(message, date.start) || Number(today.slice(0, 4)) - Number(date.value.slice(0, 4)) > 1
}

/** Years of birth: behind a word of birth in four or two figures, or four figures that are the whole message. From 1910 to last year (this year when a birth is said). */
export function readBirthYears(message: Message, today: string, free: (at: number) => boolean): Found[] {
  return message.words.flatMap(({ word, start, end }, at) => {
    if (!/^(\d{4}|\d{2})$/.test(word) || !free(at)) return []
    const said = announced(message, start)
    const year = fullYear(word, today)
    const last = Number(today.slice(0, 4)) - (said ? 0 : 1)
    if (year < 1910 || year > last || !(said || (word.length === 4 && alone(message, at)))) return []
    return [{ entity: { kind: 'birth', value: String(year), text: message.text.slice(start, end) } as const, start, end }]
  })
}

/** The year is all the message says, but for "year", "in" and the like. */
const alone = (message: Message, at: number): boolean =>
  message.folded.every(
    (word, place) => place === at || /^(en|f|ف|في|عام|سنه|3am|sana|l|annee|lannee|c|est|في|ana|انا|je|suis|de|من|mn)$/.test(word),
  )
