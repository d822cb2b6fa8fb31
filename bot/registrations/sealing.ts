import { birthYearOf } from '../../flows/preregister/birth.ts'
import type { PersonData } from '../../flows/preregister/files.ts'
import type { SealedPerson } from '../../prisma/store/beneficiaries.ts'
import type { Keys } from '../keys.ts'
import { likenessHash, nameHashes } from './likeness.ts'

/** A person as the database keeps one: sealed, with the hashes to find her by. */
export function sealPerson(keys: Keys, id: string, data: PersonData, commune: string | null): SealedPerson {
  return {
    sealed: keys.seal(data, `person:${id}`),
    keyId: keys.current,
    likeness: likenessHash(keys, data.name, birthYearOf(data.birth), commune),
    phoneHash: data.phone === null ? null : keys.hash('phone', data.phone),
    commune,
    words: data.name === null ? [] : nameHashes(keys, data.name),
  }
}

export const openPerson = (keys: Keys, { id, sealed }: { id: string; sealed: string }): PersonData => keys.open(sealed, `person:${id}`)
