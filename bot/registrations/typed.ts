import { birthOf, isPossibleBirth } from '../../flows/preregister/questions/person.ts'
import { readEntities } from '../../nlu/entities/index.ts'
import { NO_NAMES } from '../../nlu/named.ts'

const TIDY = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu

/** What staff typed into a field, as it is kept: null for nothing, `wrong` for what cannot be. */
export type Typed = { value: string | null } | 'wrong'

const NOBODY: Typed = { value: null }
const tidy = (text: string): string => text.replace(TIDY, '').replace(/\s+/gu, ' ').trim()

/** A birth: a year, a date however written, or an age. `who` as in the form. */
export function typedBirth(text: string, today: string, who: string): Typed {
  if (tidy(text) === '') return NOBODY
  // a range of ages, as it is kept, stays
  if (/^a\d+-\d+$/.test(tidy(text))) return { value: tidy(text) }
  const birth = birthOf(entitiesOf(tidy(text), today), today)
  return birth !== null && isPossibleBirth(birth, today, who) ? { value: birth } : 'wrong'
}

/** A phone of any country, as E.164. */
export function typedPhone(text: string, today: string): Typed {
  if (tidy(text) === '') return NOBODY
  const phone = entitiesOf(tidy(text), today).find(({ kind }) => kind === 'phone')?.value
  return typeof phone === 'string' ? { value: phone } : 'wrong'
}

/** The number of a national card. */
export function typedCin(text: string, today: string): Typed {
  if (tidy(text) === '') return NOBODY
  const cin = entitiesOf(tidy(text), today).find(({ kind }) => kind === 'cin')?.value
  return typeof cin === 'string' ? { value: cin } : 'wrong'
}

const LONGEST_NAME = 60

/** A name, in any script: letters, not too many. */
export function typedName(text: string): Typed {
  const name = tidy(text)
  if (name === '') return NOBODY
  return name.length <= LONGEST_NAME && /\p{L}{2}/u.test(name) && !/\p{Nd}/u.test(name) ? { value: name } : 'wrong'
}

const entitiesOf = (text: string, today: string) => readEntities(text, { names: NO_NAMES, now: new Date(`${today}T12:00:00Z`), today })
