import { readNumber } from '../numbers.ts'
import type { Found, Message } from './message.ts'
import { spanOf } from './message.ts'

const YEARS = /^(ans?|سنه|سنوات|سنين|عام|عوام|اعوام|عاما|3am|3amm|3aam|3wam|a3wam|snin|snine|sana|sna|snawat|sanawat|ans?d)$/
const AGE =
  /^(عمري|عمرو|عمرها|عمره|عمر|عمرك|العمر|فعمرو|فعمري|سني|3mri|3amri|3omri|3mro|3mrou|3omro|3amro|3mrha|3morha|3omrha|l3mr|l3mer|3omr|3mor|age|agee|ages)$/

/** Words before a number of years that make it a duration: "for", "since", "in", "ago". */
const DURATION =
  /^(depuis|pendant|dans|durant|apres|avant|a|hadi|had|هادي|منذ|من|mn|men|بعد|قبل|b3d|9bel|خلال|لمده|مده|modat|moddat|chaque|tous|كل|kol|مند|shal)$/

/** Ages in whole years, 0 to 120, in figures or words: "34 ans", `3ndi 34 3am`, «عمرو سبع سنين», "âgée de 34". Durations are no ages. */
export function readAges(message: Message, free: (at: number) => boolean): Found[] {
  return message.words.flatMap((_, at) => (free(at) ? (ageAt(message, at) ?? []) : []))
}

function ageAt(message: Message, at: number): Found | null {
  const number = readNumber(message.folded.slice(at, at + 5))
  if (number === null || number.value > 120 || (at > 0 && continues(message, at))) return null
  const behind = at + number.length
  const of = /^(d|ديال|de|dyal)$/.test(message.folded[behind] ?? '') ? 1 : 0
  const unit = YEARS.test(message.folded[behind + of] ?? '')
  if (unit && /^(hadi|هادي|hadchi)$/.test(message.folded[behind + of + 1] ?? '')) return null
  if ((!unit && !announced(message, at)) || DURATION.test(durationWord(message, at))) return null
  const span = spanOf(message, at, unit ? behind + of : behind - 1)
  return { entity: { kind: 'age', value: number.value, text: message.text.slice(span.start, span.end) }, ...span }
}

/** The word before the number, except "a" in "il a", "elle a", which tells an age. */
function durationWord(message: Message, at: number): string {
  const before = message.folded[at - 1] ?? ''
  return before === 'a' && message.folded[at - 2] !== 'y' ? '' : before
}

/** The number is the tail of one begun before: "quatre vingt" is not read again at "vingt". */
function continues(message: Message, at: number): boolean {
  for (let start = Math.max(0, at - 4); start < at; start++) {
    const whole = readNumber(message.folded.slice(start, start + 6))
    if (whole !== null && start + whole.length > at) return true
  }
  return false
}

/** "age" within two words before: «عمري 34», âgé de 34. */
function announced(message: Message, at: number): boolean {
  const before = message.folded.slice(Math.max(0, at - 2), at)
  return (
    before.some(one => AGE.test(one)) && before.every(one => AGE.test(one) || /^(de|d|هو|hiya|howa|هي|est|c|fi|ف|f|dyali|ديالي)$/.test(one))
  )
}
