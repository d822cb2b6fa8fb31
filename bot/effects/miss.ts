import { readEntities } from '../../nlu/entities/index.ts'
import { maskPersonal } from '../../nlu/misses.ts'
import { NO_NAMES } from '../../nlu/named.ts'
import { keepMiss } from '../../prisma/store/learning.ts'
import type { Effect } from './index.ts'

/** What was not understood is kept to be learnt from, without its numbers and the names it gives; it goes when the person's words go. */
export const miss: Effect<'miss'> = async (tx, { text, locale }, { conversationId, at }) => {
  const masked = maskPersonal(withoutNames(text, at)).slice(0, 500)
  if (/\p{L}/u.test(masked)) await keepMiss(tx, { conversationId, text: masked, locale, at })
}

function withoutNames(text: string, at: Date): string {
  const named = readEntities(text, { names: NO_NAMES, now: at, today: at.toISOString().slice(0, 10) })
  return named.filter(({ kind }) => kind === 'name').reduce((rest, { value }) => rest.replaceAll(String(value), '#'), text)
}
