import { maskPersonal } from '../../nlu/misses.ts'
import { keepMiss } from '../../prisma/store/learning.ts'
import type { Effect } from './index.ts'

/** What was not understood is kept to be learnt from, without its numbers. */
export const miss: Effect<'miss'> = async (tx, { text, locale }, { at }) => {
  const masked = maskPersonal(text).slice(0, 500)
  if (/\p{L}/u.test(masked)) await keepMiss(tx, { text: masked, locale, at })
}
