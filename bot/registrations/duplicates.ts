import type { FileState } from '../../flows/preregister/files.ts'
import { type DuplicateKept, readDuplicates, readDuplicatesOf } from '../../prisma/store/file-detail.ts'
import { type Acting, isSeen } from '../desk/acting.ts'
import type { Keys } from '../keys.ts'
import { shortened } from './one-file.ts'
import type { ReadingParts } from './reading.ts'
import { openPerson } from './sealing.ts'
import type { DuplicateSide, DuplicateView } from './view.ts'

const PAGE = 50

/** People who are probably one, side by side, latest first. Pairs with a file this person may not see are left out. */
export async function listDuplicates(
  { db, keys }: ReadingParts,
  who: Acting,
  state: DuplicateView['state'],
  after: number | null,
): Promise<{ pairs: DuplicateView[]; next: number | null }> {
  const rows = await readDuplicates(db, state, after, PAGE)
  return {
    pairs: rows.filter(pair => seesPair(who, pair)).map(row => pairOf(keys, row)),
    next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null,
  }
}

const seesPair = (who: Acting, { earlier, later }: DuplicateKept): boolean =>
  [...earlier.registrations, ...later.registrations].every(({ centre }) => isSeen(who, centre))

/** The pairs the person of a file is in, whatever was decided of them. */
export async function duplicatesOf({ db, keys }: ReadingParts, who: Acting, reference: string): Promise<DuplicateView[]> {
  const file = await db.registration.findUnique({ where: { reference }, select: { personId: true, centre: true } })
  if (!file || !isSeen(who, file.centre)) return []
  const rows = await readDuplicatesOf(db, file.personId, PAGE)
  return rows.filter(pair => seesPair(who, pair)).map(row => pairOf(keys, row))
}

const pairOf = (keys: Keys, { id, state, at, earlier, later }: DuplicateKept): DuplicateView => ({
  id,
  state: state as DuplicateView['state'],
  at,
  earlier: sideOf(keys, earlier),
  later: sideOf(keys, later),
})

const sideOf = (keys: Keys, person: DuplicateKept['earlier']): DuplicateSide => ({
  person: shortened(openPerson(keys, person)),
  commune: person.commune,
  files: person.registrations.map(({ reference, service, state }) => ({ reference, service, state: state as FileState })),
})
