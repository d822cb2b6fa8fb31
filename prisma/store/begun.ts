import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'
import { BULK } from './announcement-feed.ts'
import { noteProgress } from './announcement-progress.ts'

/**
 * Notes that the platform is about to be asked to take some messages to many, by their ids in the outbox. Returns those still to be sent:
 * what was called off or erased meanwhile is not.
 */
export async function noteBegun(db: Db, ids: readonly number[], at: Date): Promise<Set<number>> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    UPDATE "Outbox" SET "begunAt" = ${at} WHERE "id" IN (${Prisma.join([...ids])}) AND "state" = 'queued' RETURNING "id"`
  return new Set(rows.map(({ id }) => Number(id)))
}

/**
 * After a crash of the only process: what it had leased is free again. Of a message to many that was begun nobody knows whether the platform
 * has it, and nobody is told the same twice: see `giveUpBegun`. `repeatable`: the channels on which a message sent twice is shown once.
 */
export async function releaseLeases(db: Db, repeatable: readonly string[] = []): Promise<{ count: number }> {
  return db.$transaction(async tx => {
    await giveUp(tx, { channel: { notIn: [...repeatable] } })
    return tx.outbox.updateMany({ where: { leasedUntil: { not: null } }, data: { leasedUntil: null, begunAt: null } })
  })
}

/**
 * Of messages to many on some channels that were begun and whose lease is over, nobody knows whether they were sent: they have failed with the
 * reason `unknown`, until the platform reports on them or a person has them sent again. Returns how many.
 */
export const giveUpBegun = (db: Db, channels: readonly string[], now: Date): Promise<number> =>
  db.$transaction(tx => giveUp(tx, { channel: { in: [...channels] }, leasedUntil: { lt: now } }))

async function giveUp(tx: Tx, where: Prisma.OutboxWhereInput): Promise<number> {
  const begun = await tx.outbox.findMany({
    where: { ...where, begunAt: { not: null }, state: 'queued', priority: BULK },
    select: { id: true, messageId: true },
  })
  if (begun.length === 0) return 0
  const messages = begun.map(({ messageId }) => messageId)
  await tx.message.updateMany({ where: { id: { in: messages } }, data: { state: 'failed', failure: 'unknown' } })
  await tx.outbox.updateMany({
    where: { id: { in: begun.map(({ id }) => id) } },
    data: { state: 'dead', failure: 'unknown', leasedUntil: null, begunAt: null },
  })
  await noteProgress(tx, messages, 'failed', 'unknown')
  return begun.length
}
