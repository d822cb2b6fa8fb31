import { readNumber } from '../numbers.ts'
import { addDays, addMonths, iso, lastDay, nextDayAndMonth, nextDayOfMonth, nextMonday, nextWeekday, parts, weekdayOf } from './calendar.ts'
import { AFTER, DAY_WORD, FROM_NOW, MONTH_WORD, month, NEXT, PAST, TODAY, TOMORROW, unitOf, weekday, YESTERDAY } from './day-words.ts'
import { afterFeast } from './feast.ts'
import { bareAt, type Context, type Day, type Message, only, wordAt } from './message.ts'
import { dayAndMonth, dayOfMonth, monthAlone } from './month-day.ts'

/** One way of reading a day at a word: the days found there, or null. */
type Reader = (at: number, message: Message, context: Context) => readonly Day[] | null

const READERS: readonly Reader[] = [
  afterFeast,
  relativeDay,
  fromNow,
  edgeOfMonth,
  weekdayAt,
  dayAndMonth,
  dayOfMonth,
  comingPeriod,
  monthAlone,
]

/** The days named in words; alternatives and both ends of a range each count. Days without a year are the coming ones. */
export function readDays(message: Message, context: Context, free: (at: number) => boolean): Day[] {
  const found: Day[] = []
  for (let at = 0; at < message.words.length; ) {
    const days = free(at) ? firstReading(at, message, context) : null
    found.push(...(days ?? []))
    at = days === null ? at + 1 : Math.max(at, ...days.map(({ to }) => to)) + 1
  }
  return found
}

function firstReading(at: number, message: Message, context: Context): readonly Day[] | null {
  for (const reader of READERS) {
    const days = reader(at, message, context)
    if (days !== null && days.length > 0) return days
  }
  return null
}

function relativeDay(at: number, message: Message, { today }: Context): readonly Day[] | null {
  const [one, two] = [wordAt(message, at), wordAt(message, at + 1)]
  if (one === 'aujourd' && two === 'hui') return only(today, at, at + 1)
  const avant = one === 'avant' || one === 'اول' || one === 'wel' || one === 'awel'
  if (avant && YESTERDAY.test(two)) return only(addDays(today, -2), at, at + 1)
  const skip = /^(من|mn|men|أ)$/.test(one) && AFTER.test(two) ? 1 : 0
  if (AFTER.test(wordAt(message, at + skip)) && TOMORROW.test(wordAt(message, at + skip + 1)))
    return only(addDays(today, 2), at, at + skip + 1)
  if (TOMORROW.test(one)) return only(addDays(today, 1), at, at)
  if (YESTERDAY.test(one)) return only(addDays(today, -1), at, at)
  if (/^(had|هاد|هذا)$/.test(one) && /^(nhar|النهار|نهار|ليوم|اليوم|اليومه|lyoum)$/.test(two)) return only(today, at, at + 1)
  return TODAY.test(one) ? only(today, at, at) : null
}

/** dans 15 jours, من دابا سيمانة, بعد أسبوعين, `mn daba 3 simanat`, and the same with "from now" behind. */
function fromNow(at: number, message: Message, { today }: Context): readonly Day[] | null {
  const lead = leadLength(at, message)
  const number = readNumber(message.folded.slice(at + lead, at + lead + 6))
  const after = at + lead + (number?.length ?? 0)
  const unit = unitOf(wordAt(message, after), bareAt(message, after))
  if (unit === null || (number === null && DAY_WORD.test(wordAt(message, after)) && lead === 0)) return null
  const behind = /^(من|mn|men)$/.test(wordAt(message, after + 1)) && FROM_NOW.test(wordAt(message, after + 2)) ? 2 : 0
  const count = (number?.value ?? 1) * unit.count
  if ((lead === 0 && behind === 0) || count < 1 || count > 400) return null
  const value = unit.unit === 'month' ? addMonths(today, count) : addDays(today, unit.unit === 'week' ? 7 * count : count)
  return only(value, at, after + behind)
}

/** How many words say "in" or "after … from now". «من بعد» is one or two words. */
function leadLength(at: number, message: Message): number {
  const [one, two] = [wordAt(message, at), wordAt(message, at + 1)]
  if (/^(من|mn|men)$/.test(one)) return FROM_NOW.test(two) || AFTER.test(two) ? 2 : 0
  if (one === 'd' && two === 'ici') return 2
  return /^(dans|d?ici|خلال)$/.test(one) || AFTER.test(one) ? 1 : 0
}

const START = /^(راس|ras|debut|بدايه|اول|bdayt|bidayat|lwel|awel|أول|فراس)$/
const END = /^(fin|نهايه|اخر|لخر|akher|akhir|a5er|nihayat|lekher|lkher|فاخر)$/
const WEEKEND = /^(weekend|week|wikend|ويكاند|الويكاند|lweekend|lwikend)$/

/** راس الشهر, fin du mois, début décembre, mi-janvier, fin de semaine, le week-end. */
function edgeOfMonth(at: number, message: Message, { today }: Context): readonly Day[] | null {
  const head = wordAt(message, at)
  if (WEEKEND.test(head)) return only(nextWeekday(today, 6), at, head === 'week' && wordAt(message, at + 1) === 'end' ? at + 1 : at)
  if (!START.test(head) && !END.test(head) && head !== 'mi') return null
  const gap = /^(de|du|d|dyal|ديال|د|le|la|l|f|ف)$/.test(wordAt(message, at + 1)) ? 2 : 1
  const [next, nextBare] = [wordAt(message, at + gap), bareAt(message, at + gap)]
  if (/^(semaine|سيمانه|simana)$/.test(nextBare) || next === 'semaine')
    return END.test(head) ? only(nextWeekday(today, 6), at, at + gap) : null
  const named = month(next, nextBare)
  if (named !== null) return only(edge(head, nextDayAndMonth(`${today.slice(0, 7)}-01`, named, 1) ?? today), at, at + gap)
  if (!MONTH_WORD.test(next) && !MONTH_WORD.test(nextBare)) return null
  const coming = NEXT.test(bareAt(message, at + gap + 1)) ? 1 : 0
  const first = addMonths(`${today.slice(0, 7)}-01`, coming === 1 || START.test(head) ? 1 : 0)
  return only(edge(head, first), at, at + gap + coming)
}

function edge(head: string, first: string): string {
  const [year, month] = parts(first)
  const day = START.test(head) ? 1 : head === 'mi' ? 15 : lastDay(year, month)
  return iso(year, month, day) ?? first
}

/** A weekday: the coming one; with a day of the month when they agree; in the week named behind it. */
function weekdayAt(at: number, message: Message, context: Context): readonly Day[] | null {
  const lead = DAY_WORD.test(wordAt(message, at)) ? (/^(l|al|el|ال|d|د)$/.test(wordAt(message, at + 1)) ? 2 : 1) : 0
  const place = at + lead
  const day = weekday(wordAt(message, place), bareAt(message, place), lead > 0 || dayMeant(message, place))
  if (day === null || counted(message, place) || recurring(message, at, place)) return null
  const dated = dayAndMonth(place + 1, message, context) ?? agreeing(day, place + 1, message, context)
  if (dated !== null) return dated.map(one => ({ ...one, from: at }))
  const next = NEXT.test(bareAt(message, place + 1)) || NEXT.test(wordAt(message, place + 1)) ? 1 : 0
  const week = next === 1 ? 0 : nextWeekLength(place + 1, message)
  if (PAST.test(bareAt(message, place + 1)))
    return only(addDays(nextWeekday(context.today, day), day === weekdayOf(context.today) ? -14 : -7), at, place + 1)
  const value = week > 0 ? addDays(nextMonday(context.today), day - 1) : nextWeekday(context.today, day)
  if (wordAt(message, place + 1) === 'en' && wordAt(message, place + 2) === 'huit')
    return only(addDays(nextWeekday(context.today, day), 7), at, place + 2)
  return only(value, at, place + next + week)
}

/** «هاد», or "next" behind, makes a day of a word that may be a number: had tlata, tlata jaya. */
const dayMeant = (message: Message, at: number): boolean =>
  /^(had|هاد|ce)$/.test(wordAt(message, at - 1)) ||
  NEXT.test(bareAt(message, at + 1)) ||
  (/^(tlata|تلاته|ثلاثه)$/.test(wordAt(message, at)) &&
    /^(m3a|مع|sbah|ssbah|sba7|l3chia|l3chiya|الصباح|العشيه|فالصباح|فالعشيه)$/.test(wordAt(message, at + 1)))

/** Every Monday, since Monday and «جمعة مباركة» name no day to come. */
const recurring = (message: Message, from: number, at: number): boolean =>
  /^(كل|kol|koul|kul|chaque|depuis|منذ|les)$/.test(wordAt(message, DAY_WORD.test(wordAt(message, from - 1)) ? from - 2 : from - 1)) ||
  /^(مباركه|mobaraka|mbarka|moubaraka)$/.test(wordAt(message, at + 1))

/** `tlat` counting something («تلات ايام», tlat drari) is three. */
const counted = (message: Message, at: number): boolean =>
  /^(tlat|tlet|تلات|ثلاث)$/.test(wordAt(message, at)) &&
  /^(snin|سنين|سنوات|drari|دراري|wlad|ولاد|اولاد|bnat|بنات|ايام|iyam|yam|chhour|شهور|اشهر|mrat|مرات|d|ديال|dyal)$/.test(
    wordAt(message, at + 1),
  )

/** lundi 23: the day of the month is believed when it falls on that weekday. */
function agreeing(day: number, at: number, message: Message, { today }: Context): readonly Day[] | null {
  const written = /^\d{1,2}$/.test(wordAt(message, at)) ? nextDayOfMonth(today, Number(wordAt(message, at))) : null
  return written !== null && weekdayOf(written) === day ? only(written, at, at) : null
}

/** How many words say "of the coming week", from this place. */
function nextWeekLength(at: number, message: Message): number {
  let place = at
  while (place < at + 3 && /^(de|la|d|dyal|ديال|f|fi|ف|من|mn|l|د|had)$/.test(wordAt(message, place))) place++
  const week = /^(semaine|سيمانه|simana|smana|اسبوع|سمانه|osbo3|ousbou3)$/
  if (!week.test(wordAt(message, place)) && !week.test(bareAt(message, place))) return 0
  const coming = /^(li|لي|اللي)$/.test(wordAt(message, place + 1)) ? place + 2 : place + 1
  return NEXT.test(bareAt(message, coming)) || NEXT.test(wordAt(message, coming)) ? coming - at + 1 : 0
}

/** La semaine prochaine and le mois prochain begin on their first day. */
function comingPeriod(at: number, message: Message, { today }: Context): readonly Day[] | null {
  const week = nextWeekLength(at, message)
  if (week > 0 && !/^(de|d|f|fi|ف|من|mn|l|had)$/.test(wordAt(message, at))) return only(nextMonday(today), at, at + week - 1)
  const next = MONTH_WORD.test(wordAt(message, at)) && NEXT.test(bareAt(message, at + 1))
  return next ? only(addMonths(`${today.slice(0, 7)}-01`, 1), at, at + 1) : null
}
