import { birthYearOf } from '../../flows/preregister/birth.ts'
import type { Db } from '../../prisma/client.ts'
import { bornUnknown, keepBorn } from '../../prisma/store/born.ts'
import type { Keys } from '../keys.ts'
import { openPerson } from './sealing.ts'

const AT_ONCE = 200

/**
 * Finds for everybody in which five years they were born: what is sealed cannot be looked for, and five years identify nobody. It is done
 * when an age is first asked for; later only for those who are new or were corrected.
 */
export async function fillBorn(db: Db, keys: Keys): Promise<void> {
  for (let people = await bornUnknown(db, AT_ONCE); people.length > 0; people = await bornUnknown(db, AT_ONCE)) {
    await keepBorn(
      db,
      people.map(person => ({ ...person, born: bornOf(keys, person) })),
    )
    await new Promise(resolve => setImmediate(resolve))
  }
}

// what a key that was taken away sealed tells nothing: 0, and nobody is asked again
function bornOf(keys: Keys, person: { id: string; sealed: string }): number {
  try {
    const year = birthYearOf(openPerson(keys, person).birth)
    return year === null ? 0 : year - (year % 5)
  } catch {
    return 0
  }
}
