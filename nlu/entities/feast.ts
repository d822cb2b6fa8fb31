import { addDays } from './calendar.ts'
import type { Context, Day, HolidayDate, Message } from './message.ts'

const AFTER = /^(بعد|مور|مورا|b3d|ba3d|be3d|mora|mour|apres)$/
const FEAST = /^(العيد|عيد|لعيد|l3id|l3eid|3id|l3ide|laid|aid|eid|fetes?)$/
const FORMS: readonly [RegExp, RegExp][] = [
  [/^(الاضحي|اضحي|الكبير|لكبير|adha|aladha|lkbir|kbir|kebir)$/, /adha/],
  [/^(الفطر|فطر|الصغير|لصغير|fitr|fitre|alfitr|sghir|sghira|sseghir)$/, /fitr/],
  [/^(المولد|مولد|mawlid|mouloud|lmouloud)$/, /mawlid/],
]

/** «من بعد العيد», après l'Aïd: the first day after the coming feast, by the table of holidays; without a table nothing is known. */
export function afterFeast(at: number, message: Message, { today, holidays }: Context): readonly Day[] | null {
  if (holidays === undefined || !AFTER.test(message.folded[at] ?? '')) return null
  const place = /^(l|el|al|la|les)$/.test(message.folded[at + 1] ?? '') ? at + 2 : at + 1
  if (!FEAST.test(message.folded[place] ?? '')) return null
  const gap = /^(el|al|l)$/.test(message.folded[place + 1] ?? '') ? 2 : 1
  const form = FORMS.find(([said]) => said.test(message.folded[place + gap] ?? ''))
  const end = endOfFeast(holidays, today, form?.[1] ?? /fitr|adha|mawlid/)
  return end === null ? null : [{ value: addDays(end, 1), from: at, to: form === undefined ? place : place + gap, year: false }]
}

/** The last day of the coming feast: its days stand one after another. A table without keys is read as feasts only. */
function endOfFeast(holidays: readonly HolidayDate[], today: string, key: RegExp): string | null {
  const known = holidays.some(holiday => holiday.key !== undefined)
  const days = holidays
    .filter(holiday => !known || key.test(holiday.key ?? ''))
    .map(({ date }) => date)
    .filter(date => date >= today)
    .sort()
  let end = days[0] ?? null
  for (const day of days) if (end !== null && day === addDays(end, 1)) end = day
  return end
}
