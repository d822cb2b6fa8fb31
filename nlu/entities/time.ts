import { readNumber } from '../numbers.ts'
import { DAY_WORD } from './day-words.ts'
import { between, type Found, type Message, wordAt } from './message.ts'
import { AND, type Clock, LESS, minutesBehind } from './minutes.ts'
import { AFTER, FRIDAY, type Part, PRAYER, partAt, partOfMessage, qualifier, toFound } from './part-of-day.ts'

/**
 * Hours of the day as "14:30": 10h30, 14:30, «مع 10», `f la 10`, `m3a jouj w nss`, «لعشرة قل ربع», midi et demie. An hour from 1 to 5 is of the
 * afternoon unless the morning is said; so is any hour to 11 behind or before "afternoon". After the Friday prayer is 14:30.
 */
export function readTimes(message: Message, free: (at: number) => boolean): Found[] {
  const found: Found[] = []
  const part = partOfMessage(message)
  for (let at = 0; at < message.words.length; at++) {
    const time = free(at) ? (afterPrayer(message, at) ?? timeAt(message, at, part)) : null
    if (time === null) continue
    found.push(time.found)
    at = time.to
  }
  return found
}

type Timed = { found: Found; to: number }

function afterPrayer(message: Message, at: number): Timed | null {
  const place = /^(من|mn|men)$/.test(wordAt(message, at)) ? at + 1 : at
  if (!AFTER.test(wordAt(message, place))) return null
  const prayer = [place + 1, place + 2].find(one => PRAYER.test(wordAt(message, one)))
  if (prayer === undefined || !FRIDAY.test(message.folded.join(' '))) return null
  return { found: toFound(message, at, prayer, { kind: 'time', value: '14:30' }), to: prayer }
}

function timeAt(message: Message, at: number, elsewhere: Part | null): Timed | null {
  const clock = hourAt(message, at)
  if (clock === null) return null
  const exact = minutesBehind(message, clock)
  const said = qualifier(message, exact.to)
  const [hour, minute] = normalise(exact, said?.part ?? elsewhere)
  if (hour > 23 || minute > 59) return null
  const value = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const to = said?.to ?? exact.to
  return { found: toFound(message, at, to, { kind: 'time', value }), to }
}

/** Minutes may be taken off («قل ربع»), and an hour may be of the afternoon. */
function normalise({ hour, minute }: Clock, part: Part | null): [hour: number, minute: number] {
  const afternoon = hour >= 1 && hour <= 11 && (part === 'afternoon' || (part === null && hour <= 5))
  const total = (afternoon ? hour + 12 : hour) * 60 + minute
  return [Math.floor(total / 60), total % 60]
}

/** The hour that begins at a word, with minutes written beside it. */
function hourAt(message: Message, at: number): Clock | null {
  const here = wordAt(message, at)
  const joined = /^(\d{1,2})h(\d{2})?$/.exec(here)
  if (joined !== null) return clock(Number(joined[1]), Number(joined[2] ?? 0), at, message)
  if (/^(midi|minuit)$/.test(here) && !AFTER.test(wordAt(message, at - 1))) return { hour: here === 'midi' ? 12 : 0, minute: 0, to: at }
  return colonAt(message, at) ?? hoursWord(message, at) ?? behindCue(message, at) ?? qualified(message, at)
}

function clock(hour: number, minute: number, to: number, message: Message): Clock | null {
  const always = hour === 24 || (wordAt(message, to + 1) === '24' && /\//.test(between(message, to)))
  return hour <= 23 && minute <= 59 && !always ? { hour, minute, to } : null
}

function colonAt(message: Message, at: number): Clock | null {
  const figures = /^\d{1,2}$/.test(wordAt(message, at)) && /^\d{2}$/.test(wordAt(message, at + 1)) && between(message, at) === ':'
  return figures ? clock(Number(wordAt(message, at)), Number(wordAt(message, at + 1)), at + 1, message) : null
}

/** Before few hours these words make a time of what is else a while: à trois heures, "3 heures" alone. */
const HOUR_BEFORE = /^$|^(a|vers|pour|avant|apres|jusqu|est|entre|et|de|des|a partir|demain|lundi|mardi|mercredi|jeudi|vendredi|samedi)$/

/** dix heures, 10 heures trente, 10 h 30. */
function hoursWord(message: Message, at: number): Clock | null {
  const number = readNumber(message.folded.slice(at, at + 3))
  if (number === null) return null
  const place = at + number.length
  if (!/^(h|heures?|h?eure)$/.test(wordAt(message, place)) || /^(dans|pendant|depuis|chaque|toutes|durant)$/.test(wordAt(message, at - 1)))
    return null
  if (wordAt(message, place) !== 'h' && number.value < 7 && !HOUR_BEFORE.test(wordAt(message, at - 1))) return null
  const minutes = readNumber(message.folded.slice(place + 1, place + 4))
  const whole = minutes !== null && minutes.value >= 5 && minutes.value <= 59
  return clock(number.value, whole ? minutes.value : 0, whole ? place + minutes.length : place, message)
}

/** An hour said with its part of the day and nothing else: 10 du matin, 2pm, 9 صباحا, «الثامنة والنصف صباحا». */
function qualified(message: Message, at: number): Clock | null {
  const figures = /^(?!3am$)(\d{1,2})(am|pm)?$/.exec(wordAt(message, at))
  const hour = figures === null ? ordinalHour(wordAt(message, at))?.value : Number(figures[1])
  if (hour === undefined || hour < 1 || hour > 12) return null
  const from = { hour: figures?.[2] === 'pm' && hour < 12 ? hour + 12 : hour, minute: 0, to: at }
  if (figures?.[2] !== undefined) return from
  const behind = minutesBehind(message, from).to + 1
  const said =
    /^(am|pm|صباحا|مساء|زوالا)$/.test(wordAt(message, behind)) ||
    (/^(du|de|d|dyal|ديال|د)$/.test(wordAt(message, behind)) && qualifier(message, behind - 1) !== null)
  return said ? from : null
}

const CUE = /^(مع|معا|ال?ساعه|فالساعه|m3a|mea|ma3a|s+a3a|lssa3a|fsa3a|vers|heure)$/
const ARTICLE = /^(l|la|لا|ل|ال|les|el|al)$/
const PEOPLE =
  /^(drari|دراري|wlad|ولاد|اولاد|bnat|بنات|nas|ناس|enfants?|personnes?|3yalat|عيالات|نساء|اطفال|طفل|bnadem|d|ديال|dyal|ans|3am|عام|سنين|snin|سنوات|سنه|ايام|iyam|jours?|dh|درهم|شهور|chhour)$/

/** Behind "at": «مع 10», m3a l3achra, «الساعة العاشرة», f la 10, «ف لعشرة», vers 10. A count of people is no hour. */
function behindCue(message: Message, at: number): Clock | null {
  const inside = /^(f|ف)$/.test(wordAt(message, at))
  const glued = /^(f|ف)(la|l|لا|ل)$/.test(wordAt(message, at))
  if (!CUE.test(wordAt(message, at)) && !inside && !glued) return null
  const articles = ARTICLE.test(wordAt(message, at + 1)) ? (ARTICLE.test(wordAt(message, at + 2)) ? 2 : 1) : 0
  const place = at + 1 + articles
  const number = readNumber([...message.folded.slice(place, place + 1)].map(oneHour)) ?? ordinalHour(wordAt(message, place))
  const definite = articles > 0 || glued || /^(l|ال|ل)/.test(wordAt(message, place))
  if (number === null || number.value < 1 || number.value > 23 || (inside && !definite)) return null
  const next = place + 1
  if (number.value === 1 && !oneOClock(message, place)) return null
  const people = PEOPLE.test(wordAt(message, next)) && partAt(message, next + 1) === null
  if (people || DAY_WORD.test(wordAt(message, next))) return null
  const minutes = between(message, place) === ':' && /^\d{2}$/.test(wordAt(message, next)) ? Number(wordAt(message, next)) : null
  return clock(number.value, minutes ?? 0, minutes === null ? place : next, message)
}

/** «مع وحدة» may be "with a woman", m3a wa7d "with someone": one o'clock is feminine, and definite or the last word or followed by a fraction. */
function oneOClock(message: Message, at: number): boolean {
  const said = wordAt(message, at)
  if (/^1h?$|^(l|ال|ل).+[هa]$/.test(said)) return true
  const next = wordAt(message, at + 1)
  return (
    /[هa]$/.test(said) && (next === '' || AND.test(next) || LESS.test(next) || /^و(نص|ربع)/.test(next) || partAt(message, at + 1) !== null)
  )
}

/** One hour is written alone: 10h after a cue too. */
const oneHour = (written: string): string => /^(\d{1,2})h$/.exec(written)?.[1] ?? written

const ORDINAL_HOURS: readonly RegExp[] = [/واحده/, /تانيه/, /تالته/, /رابعه/, /خامسه/, /سادسه/, /سابعه/, /تامنه/, /تاسعه/, /عاشره/]
function ordinalHour(said: string): { value: number; length: number } | null {
  const plain = said.replaceAll('ث', 'ت')
  const at = ORDINAL_HOURS.findIndex(hour => new RegExp(`^(ال)?${hour.source}$`).test(plain))
  return at < 0 ? null : { value: at + 1, length: 1 }
}
