import { ordinalWord, readNumber } from '../numbers.ts'
import { addMonths, fullYear, iso, nextDayAndMonth, nextDayOfMonth, parts } from './calendar.ts'
import { DAY_WORD, MONTH_WORD, month, NEXT } from './day-words.ts'
import { bareAt, type Context, type Day, type Message, only, wordAt } from './message.ts'

/** A day of the month in digits, as `1er`, or in words. */
function dayNumber(at: number, message: Message): { value: number; length: number } | null {
  const written = wordAt(message, at)
  const number = /^1er$/.test(written) ? { value: 1, length: 1 } : readNumber(message.folded.slice(at, at + 4))
  const day = number ?? (/^(premier|فاتح)$/.test(written) ? { value: ordinalWord(written) ?? 1, length: 1 } : null)
  return day !== null && day.value >= 1 && day.value <= 31 && !/^\d{3}/.test(written) ? day : null
}

type InMonth = { month: number; length: number; year: number | null }

/** The month behind a day: its name, or شهر and its number; then a year, if written. */
function monthAt(at: number, message: Message, today: string): InMonth | null {
  let place = at
  while (place < at + 2 && /^(de|d|dyal|ديال|د|f|fi|ف|من|mn|في|فال)$/.test(wordAt(message, place))) place++
  const named = month(wordAt(message, place), bareAt(message, place))
  const numbered = MONTH_WORD.test(wordAt(message, place)) ? readNumber(message.folded.slice(place + 1, place + 4)) : null
  const found =
    named !== null
      ? { month: named, length: 1 }
      : numbered !== null && numbered.value >= 1 && numbered.value <= 12
        ? { month: numbered.value, length: 1 + numbered.length }
        : null
  if (found === null) return null
  const behind = place + found.length
  const skip = /^(3am|عام|سنه|sana|de)$/.test(wordAt(message, behind)) ? 1 : 0
  const written = /^(\d{4}|\d{2})$/.exec(wordAt(message, behind + skip))?.[0]
  const year = written === undefined || (written.length === 2 && !bareYear(behind + skip, message)) ? null : fullYear(written, today)
  return {
    month: found.month,
    length: behind - at + (year === null ? 0 : 1 + skip),
    year: year !== null && year >= 1900 && year <= 2100 ? year : null,
  }
}

/** Two digits behind a month are a year only when they end the message and are not an hour or a day of a range. */
const bareYear = (at: number, message: Message): boolean => at === message.words.length - 1 && Number(wordAt(message, at)) > 31

const JOINS = /^(ou|wla|ولا|او|et|au|a|w|و|7ta|حتي|حتا|الي|l|ل|hta)$/

/** 12 مارس 1984, le 3 ou le 5 décembre, du 3 au 7 janvier, 15 شهر 12, فاتح يناير. */
export function dayAndMonth(at: number, message: Message, context: Context): readonly Day[] | null {
  const lead = /^(le|les|du|نهار|nhar|يوم|youm|l|من|mn|jour)$/.test(wordAt(message, at)) ? 1 : 0
  const first = dayNumber(at + lead, message)
  if (first === null) return null
  const behind = at + lead + first.length
  const single = monthAt(behind, message, context.today)
  if (single !== null) return only(dayIn(first.value, single, context.today), at, behind + single.length - 1, single.year !== null)
  const second = secondDay(behind, message)
  const shared = second === null ? null : monthAt(second.to + 1, message, context.today)
  if (second === null || (shared === null && wordAt(message, at) !== 'du')) return null
  const days = [first.value, second.value].map(day =>
    shared === null ? nextDayOfMonth(context.today, day) : dayIn(day, shared, context.today),
  )
  return [
    { value: days[0] ?? null, from: at, to: behind - 1, year: false },
    { value: days[1] ?? null, from: second.from, to: second.to + (shared?.length ?? 0), year: false },
  ]
}

function secondDay(at: number, message: Message): { value: number; from: number; to: number } | null {
  if (!JOINS.test(wordAt(message, at))) return null
  const from = /^(le|l|نهار|nhar)$/.test(wordAt(message, at + 1)) ? at + 2 : at + 1
  const day = dayNumber(from, message)
  return day === null ? null : { value: day.value, from, to: from + day.length - 1 }
}

function dayIn(day: number, { month, year }: InMonth, today: string): string | null {
  return year === null ? nextDayAndMonth(today, month, day) : iso(year, month, day)
}

/** le 5, نهار 15, nhar 15 f chhar, 20 du mois prochain: the coming day of that number. */
export function dayOfMonth(at: number, message: Message, { today }: Context): readonly Day[] | null {
  const said = wordAt(message, at)
  const lead =
    said === 'le' || DAY_WORD.test(said) || (/^(f|fi|ف)$/.test(said) && DAY_WORD.test(wordAt(message, at + 1)))
      ? /^(f|fi|ف)$/.test(said)
        ? 2
        : 1
      : 0
  const day = dayNumber(at + lead, message)
  if (day === null) return null
  const behind = at + lead + day.length
  const tail = ofTheMonth(behind, message)
  const digits = /^(\d{1,2}|1er)$/.test(wordAt(message, at + lead))
  if (tail.length === 0 && (lead === 0 || (!digits && (said === 'le' || day.value < 3)) || clockOrCount(behind, message))) return null
  const from = tail.next ? addMonths(`${today.slice(0, 7)}-01`, 1) : today
  return only(nextDayOfMonth(from, day.value), at, behind + tail.length - 1)
}

function ofTheMonth(at: number, message: Message): { length: number; next: boolean } {
  let place = at
  while (place < at + 2 && /^(du|de|d|dyal|ديال|د|f|fi|ف|من|mn|في|had|هاد|ce)$/.test(wordAt(message, place))) place++
  const joined = place > at || /^(فالشهر|fchhar)$/.test(wordAt(message, place))
  if (!joined || !MONTH_WORD.test(wordAt(message, place))) return { length: 0, next: false }
  const next = NEXT.test(bareAt(message, place + 1))
  return { length: place - at + (next ? 2 : 1), next }
}

/** What makes a number after «le» or «nhar» an hour or an amount instead of a day. */
const clockOrCount = (at: number, message: Message): boolean =>
  /^(h|heures?|ans?|dh|dhs|درهم|personnes?|enfants?|سنه|عام|\d+)$/.test(wordAt(message, at))

/** En décembre, فشهر طناش: its first day, unless it is the month we are in. */
export function monthAlone(at: number, message: Message, { today }: Context): readonly Day[] | null {
  const cue = /^(en|f|fi|ف|في|فشهر|شهر|chhar|mois|courant)$/.test(wordAt(message, at))
  const offset = MONTH_WORD.test(wordAt(message, at)) && !/^(de|d|dyal)$/.test(wordAt(message, at + 1)) ? 0 : 1
  const found = cue ? monthAt(at + offset, message, today) : null
  if (found === null || found.month === parts(today)[1] || found.year !== null) return null
  return only(nextDayAndMonth(today, found.month, 1), at, at + offset + found.length - 1)
}
