import type { Correction } from '../../flows/preregister/files.ts'
import type { Tx } from '../../prisma/client.ts'
import { rewritePerson } from '../../prisma/store/beneficiaries.ts'
import { noteEvent } from '../../prisma/store/registrations.ts'
import type { Keys } from '../keys.ts'
import { openPerson, sealPerson } from './sealing.ts'

/**
 * Changes one datum of a file, and notes that it changed, not to what. Does nothing for a file that is gone.
 * `staffId` is null when its owner did it.
 */
export async function correctFile(
  tx: Tx,
  keys: Keys,
  reference: string,
  correction: Correction,
  { staffId, at }: { staffId: string | null; at: Date },
): Promise<void> {
  const file = await tx.registration.findUnique({ where: { reference }, select: { id: true, commune: true, person: true } })
  if (!file) return
  const { id, person, commune } = file
  if (correction.field === 'hours') await tx.registration.update({ where: { id }, data: { hours: correction.value } })
  else if (correction.field === 'language') await tx.registration.update({ where: { id }, data: { locale: correction.value } })
  else {
    const data = openPerson(keys, person)
    const place = correction.field === 'place' ? correction.value : { commune, quarter: data.quarter }
    const changed = correction.field === 'place' ? { ...data, quarter: place.quarter } : { ...data, [correction.field]: correction.value }
    await rewritePerson(tx, person.id, sealPerson(keys, person.id, changed, place.commune))
    if (correction.field === 'place') await tx.registration.update({ where: { id }, data: { commune: place.commune } })
  }
  await tx.registration.update({ where: { id }, data: { changedAt: at } })
  await noteEvent(tx, { registrationId: id, kind: 'corrected', detail: JSON.stringify({ field: correction.field }), staffId, at })
}
