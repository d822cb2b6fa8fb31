import { bareAt, type Found, type Message, spanOf, wordAt } from './message.ts'

export type Part = 'morning' | 'afternoon'

const MORNING = /^(صباح|صباحا|صبح|صبيحه|صبيحه|لصباح|s+o?b[ae]?[h7]|sba7an|saba7an|s+abah|matin|matins|matinee|mat|بكري|bekri|bakri)$/
const AFTERNOON = /^(عشيه|عشيا|عشوه|لعشيه|مساء|مسا|المسا|زوالا|الزوال|عصر|l?3[aei]?ch[iy]+a|soir|soiree|aprem|apresmidi|l?3ser)$/
const GREETING_BEHIND = /^(الخير|لخير|خير|النور|نور|الفل|lkhi?r|l5i?r|khi?r|lkhayr|alkhayr|nour|lfol|wlkhir)$/
const GREETING_BEFORE = /^(bon|bonne|bonnes)$/
export const AFTER = /^(بعد|من?بعد|مور|مورا|b3d|ba3d|be3d|mora|mour|apres)$/
export const PRAYER = /^(صلاه|الصلاه|صلات|s+ala|s+lat?|salat|priere)$/
export const FRIDAY = /(جمع[هة]|\bl?j[aeou]*m+[aeou]*3|joumou3a|vendredi)/

/** The part of the day that begins at a word, and its last word; greetings («صباح الخير») are none. */
export function partAt(message: Message, at: number): { part: Part; to: number } | null {
  const [here, next] = [wordAt(message, at), wordAt(message, at + 1)]
  if (GREETING_BEHIND.test(next) || GREETING_BEFORE.test(wordAt(message, at - 1))) return null
  if (AFTER.test(here) && /^(midi|الزوال|زوال|zawal|zzawal|الظهر|الضهر|d+ohr|d+hor|العصر|l3ser)$/.test(next))
    return { part: 'afternoon', to: at + 1 }
  if (AFTER.test(here) && PRAYER.test(next) && !FRIDAY.test(message.folded.join(' '))) return { part: 'afternoon', to: at + 1 }
  const noon = /^(ال)?[ظض]هر$|^d+oho?r$|^d+hor$/
  if (noon.test(next) && /^(قبل|9bel|qbel|avant)$/.test(here)) return { part: 'morning', to: at + 1 }
  if (noon.test(here) && message.words.length <= 3) return { part: 'afternoon', to: at }
  if (MORNING.test(here) || MORNING.test(bareAt(message, at))) return { part: 'morning', to: at }
  return AFTERNOON.test(here) || AFTERNOON.test(bareAt(message, at)) ? { part: 'afternoon', to: at } : null
}

/** The parts of the day named: `le matin`, «العشية», `mn b3d ddohr`. */
export function readParts(message: Message, free: (at: number) => boolean): Found[] {
  const found = message.words.flatMap((_, at) => {
    const part = free(at) ? partAt(message, at) : null
    return part === null ? [] : [toFound(message, at, part.to, { kind: 'part', value: part.part })]
  })
  return found.filter(({ entity }, at) => found.findIndex(other => other.entity?.value === entity?.value) === at)
}

type PartOrTime = { kind: 'part'; value: Part } | { kind: 'time'; value: string }
export function toFound(message: Message, from: number, to: number, entity: PartOrTime): Found {
  const span = spanOf(message, from, to)
  return { entity: { ...entity, text: message.text.slice(span.start, span.end) }, ...span }
}

/** «صباحا», du matin, de l'après-midi, d l3chia right behind an hour. */
export function qualifier(message: Message, to: number): { part: Part; to: number } | null {
  let place = to + 1
  while (place < to + 4 && /^(du|de|d|le|la|l|ديال|د|dyal|f|ف|في|cet|cette|ce)$/.test(wordAt(message, place))) place++
  const direct = /^(am|a)$/.test(wordAt(message, place)) ? 'morning' : /^(pm)$/.test(wordAt(message, place)) ? 'afternoon' : null
  const found =
    direct === null
      ? partAt(message, place)
      : direct === 'morning' && wordAt(message, place) === 'a'
        ? null
        : ({ part: direct, to: place } as const)
  return found === null ? null : { part: found.part, to: found.to }
}

/** The part of the day said anywhere else in the message, when only one is. */
export function partOfMessage(message: Message): Part | null {
  const parts = new Set(message.words.flatMap((_, at) => partAt(message, at)?.part ?? []))
  return parts.size === 1 ? ([...parts][0] ?? null) : null
}
