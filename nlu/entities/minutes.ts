import { readNumber } from '../numbers.ts'
import { type Message, wordAt } from './message.ts'

/** An hour with minutes, before what is added to or taken off it; `to` is its last word. */
export type Clock = { hour: number; minute: number; to: number }

// biome-ignore format: a table reads better in rows
const FRACTIONS: readonly [spelling: RegExp, minutes: number][] = [
  [/^(ال)?(نص|نصف|nss|nos|ness|nous|noss|nesf|nisf|demie?|nsf)$/, 30],
  [/^(ال)?(ربع|رباعه|rb3|rbe3|rob3|roub3|rba3|reb3|quart|rbo3)$/, 15],
  [/^(ال)?(تلت|ثلث|tulut|tolot)$/, 20],
  [/^(قسم|9s+em|9[ei]?ss?m|9sam|qsem|kssem)$/, 5],
  [/^(قسماين|قسمين|9s+[ei]?m[ae]?[iy]n|9esmayn|9smin|qesmayn)$/, 10],
]
export const LESS = /^(قل|الا|9e?ll?|9al|ila|illa|lla|moins|غير|ghir|ghe?r)$/
export const AND = /^(و|w|ou|o|et|u)$/

/** «ونص», w rb3, «قل ربع», لاروب, moins le quart, et quart, قسماين, et 20, و 20 دقيقة. */
export function minutesBehind(message: Message, from: Clock): Clock {
  const next = from.to + 1
  const here = wordAt(message, next)
  if (/^(لاروب|لاروبع|larou?b|larob3|lagher)$/.test(here)) return { ...from, minute: -15, to: next }
  const less = LESS.test(here)
  const place = less || AND.test(here) ? next + 1 : next
  const article = /^(le|l|un)$/.test(wordAt(message, place)) ? 1 : 0
  const amount = amountAt(message, place + article, place > next)
  return amount === null ? from : { hour: from.hour, minute: from.minute + (less ? -amount.minutes : amount.minutes), to: amount.to }
}

function amountAt(message: Message, at: number, joined: boolean): { minutes: number; to: number } | null {
  const here = joined ? wordAt(message, at) : wordAt(message, at).replace(/^[وw](?=..)/, '')
  if (!joined && here === wordAt(message, at)) return null
  const fixed = FRACTIONS.find(([spelling]) => spelling.test(here))
  return fixed === undefined ? counted(message, at, here) : { minutes: fixed[1], to: at }
}

/** «و 20 دقيقة», «و 4 قسام», moins dix. */
function counted(message: Message, at: number, here: string): { minutes: number; to: number } | null {
  const number = readNumber([here, ...message.folded.slice(at + 1, at + 3)])
  if (number === null) return null
  const unit = wordAt(message, at + number.length)
  if (/^(قسام|9s+am|9sayem)$/.test(unit)) return { minutes: number.value * 5, to: at + number.length }
  if (/^(دقيقه|دقايق|دقائق|minutes?|min|mn|d9i9a|d9aye?9)$/.test(unit)) return { minutes: number.value, to: at + number.length }
  const bareMinutes = /^(moins|et)$/.test(wordAt(message, at - 1)) && [5, 10, 20, 25].includes(number.value)
  return bareMinutes ? { minutes: number.value, to: at + number.length - 1 } : null
}
