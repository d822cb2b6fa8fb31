import type { Param } from '../../locales/param.ts'
import { phrase } from '../engine/say.ts'
import type { Situation } from '../engine/types.ts'

export const MAJORITY = 18
/** Where a range of ages ends that has no end. */
const OLDEST = '120'

/** Years since a birth kept as a year, a date or a range of ages: the least it can be; null when unknown. */
export function ageOf(birth: string | null, today: string): number | null {
  const range = /^a(\d+)-/.exec(birth ?? '')
  if (range) return Number(range[1])
  const [year, ...rest] = (birth ?? '').split('-')
  if (!year) return null
  const years = Number(today.slice(0, 4)) - Number(year)
  return rest.length > 0 && today.slice(5) < rest.join('-') ? years - 1 : years
}

/** The birth year, when it is known. */
export const birthYearOf = (birth: string | null): number | null => (birth && /^\d{4}/.test(birth) ? Number(birth.slice(0, 4)) : null)

/** Whether the one to be registered is under 18 (majority, family code art. 209). */
export function isMinor(answers: Readonly<Record<string, unknown>>, now: Situation): boolean {
  const age = typeof answers.birth === 'string' ? ageOf(answers.birth, now.world.now.date) : null
  return age !== null && age < MAJORITY
}

/** A birth as it is said back: “12 mars 1984”, “1984”, “18 – 29 ans”. */
export function shownBirth(birth: string): Param {
  const [, from, to] = /^a(\d+)-(\d+)$/.exec(birth) ?? []
  if (to === OLDEST) return phrase('preregister.age-over', { from: { code: from ?? '' } })
  if (from && to) return phrase('preregister.age-range', { range: { code: `${from} – ${to}` } })
  const [year = '', month, day] = birth.split('-')
  if (!month || !day) return { code: year }
  return phrase('preregister.birth-date', {
    day: Number(day),
    month: phrase(`calendar.month.${Number(month)}` as 'calendar.month.1'),
    year: { code: year },
  })
}
