import { readNumber } from '../numbers.ts'
import type { Found, Message } from './message.ts'
import { spanOf } from './message.ts'

/** "One" is mostly an article: it counts only when it is the message. */
const ONE = /^(un|une|واحد|واحده|وحده|وحد|w[ae]?[7h][ae]?d[ae]?)$/

/** Short forms that mean a number only before what they count: «تمن» is a price, «ربع» a quarter, `tlat` a Tuesday. */
const SHORT = /^(تمن|ثمن|ربع|تلت|ثلث|ست|سبع|تسع|خمس|عشر|تنين|تمان|tlt|tlat|tlet|ts3|sb3|rb3|sept|neuf|ست)$/
const COUNTED =
  /^(ايام|يام|iyam|yam|ayam|سنين|snin|سنوات|شهور|اشهر|chhour|دراري|drari|ولاد|wlad|اولاد|اطفال|بنات|bnat|ميه|mya|مرات|mrat|nas|ناس|افراد|اشخاص|personnes?|enfants?|jours?|mois|ans|semaines?)$/

/** Every other number of a message, in figures (up to nine of them) or in words. Digits inside Arabizi words are letters. */
export function readNumbers(message: Message, free: (at: number) => boolean): Found[] {
  const found: Found[] = []
  for (let at = 0; at < message.words.length; at++) {
    const number = free(at) && !doubtful(message, at) ? readNumber(message.folded.slice(at, at + 8)) : null
    if (number === null || !/^\d{1,9}$/.test(String(number.value))) continue
    const decimal = decimalBehind(message, at)
    const to = decimal === null ? at + number.length - 1 : at + 1
    const span = spanOf(message, at, to)
    found.push({ entity: { kind: 'number', value: decimal ?? number.value, text: message.text.slice(span.start, span.end) }, ...span })
    at = to
  }
  return found
}

function doubtful(message: Message, at: number): boolean {
  const word = message.folded[at] ?? ''
  if (ONE.test(word)) return message.words.length > 1 && readNumber(message.folded.slice(at, at + 4))?.length === 1
  return (
    (SHORT.test(word) || SHORT.test(message.words[at]?.bare ?? '')) &&
    message.words.length > 1 &&
    !COUNTED.test(message.folded[at + 1] ?? '') &&
    readNumber(message.folded.slice(at, at + 4))?.length === 1
  )
}

/** 9.32 and 9,32 are one number. */
function decimalBehind(message: Message, at: number): number | null {
  const start = message.words[at]?.start ?? 0
  const written = /^\d{1,9}[.,]\d{1,9}(?![.,]?\d)/.exec(message.plain.slice(start, start + 22))?.[0]
  return written === undefined ? null : Number(written.replace(',', '.'))
}
