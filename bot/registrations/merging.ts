import type { Db, Tx } from '../../prisma/client.ts'
import { record } from '../../prisma/store/audit.ts'
import { keepNameWords } from '../../prisma/store/beneficiaries.ts'
import { noteEvent } from '../../prisma/store/registrations.ts'
import { type Acting, isSeen } from '../desk/acting.ts'
import type { Keys } from '../keys.ts'
import type { FileRefusal } from './moving.ts'
import { openPerson, sealPerson } from './sealing.ts'

export type MergingParts = { db: Db; keys: Keys; now(): Date }
type Done = { done: true } | FileRefusal

type Pair = { id: number; state: string; earlierId: string; laterId: string; moved: string | null }

/** Two people are one: the files of the later go to the earlier. Both histories stay, and it can be undone. */
export const merge = (parts: MergingParts, who: Acting, id: number): Promise<Done> =>
  decide(parts, who, id, ['open', 'apart'], 'merged', async (tx, { earlierId, laterId }, at) => {
    const files = await tx.registration.findMany({ where: { personId: laterId }, select: { id: true } })
    const ids = files.map(file => file.id)
    await tx.registration.updateMany({ where: { id: { in: ids } }, data: { personId: earlierId } })
    await tx.person.update({ where: { id: laterId }, data: { mergedInto: earlierId } })
    for (const registrationId of ids) await noteEvent(tx, { registrationId, kind: 'merged', staffId: who.id, at })
    return JSON.stringify(ids)
  })

/** They are two after all: a merge is undone, its files go back. */
export const unmerge = (parts: MergingParts, who: Acting, id: number): Promise<Done> =>
  decide(parts, who, id, ['merged'], 'open', async (tx, { laterId, moved }, at) => {
    const ids = JSON.parse(moved ?? '[]') as number[]
    const back = await tx.registration.findMany({ where: { id: { in: ids } }, select: { id: true } })
    await tx.registration.updateMany({ where: { id: { in: ids } }, data: { personId: laterId } })
    const person = await tx.person.update({ where: { id: laterId }, data: { mergedInto: null } })
    const words = sealPerson(parts.keys, laterId, openPerson(parts.keys, person), person.commune).words
    await keepNameWords(
      tx,
      back.map(file => file.id),
      words,
    )
    for (const { id: registrationId } of back) await noteEvent(tx, { registrationId, kind: 'parted', staffId: who.id, at })
    return null
  })

/** They are two people: not shown again. */
export const keepApart = (parts: MergingParts, who: Acting, id: number): Promise<Done> =>
  decide(parts, who, id, ['open'], 'apart', async () => null)

async function decide(
  { db, now }: MergingParts,
  who: Acting,
  id: number,
  from: readonly string[],
  state: string,
  change: (tx: Tx, pair: Pair, at: Date) => Promise<string | null>,
): Promise<Done> {
  return db.$transaction(async tx => {
    const pair = await tx.duplicate.findUnique({ where: { id } })
    if (!pair || !(await seesBoth(tx, who, pair))) return { refused: 'not-found' }
    const at = now()
    // of two who decide at once the first has decided
    const { count } = await tx.duplicate.updateMany({
      where: { id, state: { in: [...from] } },
      data: { state, staffId: who.id, decidedAt: at },
    })
    if (count === 0) return { refused: 'not-allowed' }
    await tx.duplicate.update({ where: { id }, data: { moved: await change(tx, pair, at) } })
    await record(tx, { at, by: who, action: `duplicate.${state}`, subject: 'duplicate', about: String(id) })
    return { done: true }
  })
}

async function seesBoth(tx: Tx, who: Acting, { earlierId, laterId }: Pair): Promise<boolean> {
  const files = await tx.registration.findMany({ where: { personId: { in: [earlierId, laterId] } }, select: { centre: true } })
  return files.every(({ centre }) => isSeen(who, centre))
}
