import { bornIn } from '../../flows/announcements/audience.ts'
import { readReference } from '../../flows/preregister/reference.ts'
import { readEntities } from '../../nlu/entities/index.ts'
import { NO_NAMES } from '../../nlu/named.ts'
import type { FilesWanted } from '../../prisma/store/file-list.ts'
import { type Acting, withinOf } from '../desk/acting.ts'
import type { Keys } from '../keys.ts'
import { fillBorn } from './born.ts'
import { searchHashes } from './likeness.ts'
import type { ReadingParts } from './reading.ts'
import type { FileFilter } from './view.ts'

/** What a filter means for the database: names and phones become hashes, an age the years of birth. */
export async function wantedOf(
  { db, keys, today }: ReadingParts,
  who: Acting,
  { search, from, until, ages, ...filter }: FileFilter,
): Promise<FilesWanted> {
  if (ages) await fillBorn(db, keys)
  const born = ages && bornIn(ages, Number(today().slice(0, 4)))
  const base: FilesWanted = { within: withinOf(who), ...filter, since: from, until, born }
  return search?.trim() ? { ...base, ...searched(keys, search) } : base
}

function searched(keys: Keys, search: string): Pick<FilesWanted, 'reference' | 'phones' | 'names'> {
  const reference = readReference(search)
  if (reference && reference !== 'wrong') return { reference: reference.reference }
  const phone = phoneIn(search)
  if (phone) return { phones: keys.hashes('phone', phone) }
  const names = searchHashes(keys, search)
  // signs without a letter are no name: nothing is found rather than everything
  return names.length > 0 ? { names } : { phones: [] }
}

const phoneIn = (text: string): string | undefined =>
  readEntities(text, { names: NO_NAMES, now: new Date(0), today: '2000-01-01' }).find(({ kind }) => kind === 'phone')?.value as
    | string
    | undefined
