import type { FileState } from '../../flows/preregister/files.ts'
import type { Prisma } from '../../generated/sqlite/client.ts'
import type { Tx } from '../client.ts'
import { Refused } from './refused.ts'

/** Where each state may lead. What is closed may be taken up again. */
export const LEADS_TO: Readonly<Record<FileState, readonly FileState[]>> = {
  received: ['in-review', 'documents-missing', 'accepted', 'waiting-list', 'referred', 'refused', 'closed'],
  'in-review': ['documents-missing', 'accepted', 'waiting-list', 'referred', 'refused', 'closed'],
  'documents-missing': ['in-review', 'accepted', 'waiting-list', 'referred', 'refused', 'closed'],
  'waiting-list': ['in-review', 'accepted', 'referred', 'refused', 'closed'],
  accepted: ['in-review', 'closed'],
  referred: ['in-review', 'closed'],
  refused: ['in-review', 'closed'],
  closed: ['in-review'],
}

/** The states in which a file holds one of its offer's places. */
export const HOLDS_A_PLACE: ReadonlySet<FileState> = new Set(['received', 'in-review', 'documents-missing', 'accepted', 'referred'])

/** Takes one of an offer's places. Throws `Refused` when none is left, or the offer is closed: the database decides who comes last. */
export async function takePlace(tx: Tx, offerId: string): Promise<void> {
  const taken = await tx.$executeRaw`
    UPDATE "Offer" SET "taken" = "taken" + 1 WHERE "id" = ${offerId} AND "state" = 'open' AND ("places" IS NULL OR "taken" < "places")`
  if (taken === 0) throw new Refused('no-place-left')
}

/** Gives a place back. */
export const freePlace = (tx: Tx, offerId: string) =>
  tx.$executeRaw`UPDATE "Offer" SET "taken" = "taken" - 1 WHERE "id" = ${offerId} AND "taken" > 0`

/** Adds to the history of a file. `detail` holds nothing that identifies. */
export const noteEvent = (tx: Tx, event: Omit<Prisma.RegistrationEventUncheckedCreateInput, 'id'>) =>
  tx.registrationEvent.create({ data: event, select: { id: true } })

export type StateChange = {
  id: number
  from: string
  to: FileState
  reason: string | null
  staffId: string | null
  at: Date
  kind?: 'state' | 'withdrawn' | 'referred'
  centre?: string | null
}

/**
 * Moves a file from one state to another, if it is still in the first: of two who move it at once one is told so (false).
 * A place is taken or given back with it; throws `Refused` when there is none to take.
 */
export async function moveFile(tx: Tx, { id, from, to, reason, staffId, at, kind = 'state', centre }: StateChange): Promise<boolean> {
  const { count } = await tx.registration.updateMany({
    where: { id, state: from },
    data: { state: to, reason, changedAt: at, closedAt: to === 'closed' ? at : null, ...(centre !== undefined && { centre }) },
  })
  if (count === 0) return false
  await seat(tx, id, HOLDS_A_PLACE.has(to))
  await noteEvent(tx, { registrationId: id, kind, from, to, reason, staffId, at })
  return true
}

async function seat(tx: Tx, id: number, wanted: boolean): Promise<void> {
  const { seated, offerId } = await tx.registration.findUniqueOrThrow({ where: { id }, select: { seated: true, offerId: true } })
  if (offerId === null || seated === wanted) return
  if (wanted) await takePlace(tx, offerId)
  else await freePlace(tx, offerId)
  await tx.registration.update({ where: { id }, data: { seated: wanted } })
}
