import { randomUUID } from 'node:crypto'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Tx } from '../client.ts'
import { Refused } from './refused.ts'

/** Minutes of the smallest piece of time that can be taken. */
export const TICK = 5

/** The time of somebody that an appointment takes; `to` counts the buffer behind it. `capacity`: its seats. */
export type Wanted = { resource: string; date: string; from: number; to: number; planId: string; capacity: number }
export type Seat = { timeId: string; seat: number }

/**
 * Takes a seat, inside a transaction. Throws `Refused` when none is left, or when the time is somebody else's already: the unique rows
 * of `BookedTick` and of (`timeId`, `seat`) decide, whatever was read before. `over`: staff may book over what is taken.
 */
export async function takeSeat(tx: Tx, wanted: Wanted, now: Date, { over = false } = {}): Promise<Seat> {
  await releaseExpired(tx, wanted.resource, wanted.date, now)
  const timeId = await lockTime(tx, wanted, over)
  const taken = new Set(
    (await tx.appointment.findMany({ where: { timeId, seat: { not: null } }, select: { seat: true } })).map(row => row.seat),
  )
  let seat = 1
  while (taken.has(seat)) seat++
  if (seat > wanted.capacity && !over) throw new Refused('slot-taken')
  return { timeId, seat }
}

/** Seats left at a time, not counting what these conversations hold there themselves: they let it go first. Only read, nothing is locked. */
export async function seatsLeft(
  tx: Tx,
  { resource, date, from, to, planId, capacity }: Wanted,
  now: Date,
  own: readonly string[],
): Promise<number> {
  const rows = await tx.appointment.findMany({
    where: {
      time: { resource, date, from: { lt: to }, to: { gt: from } },
      OR: [{ state: { not: 'held' } }, { heldUntil: { gt: now } }],
    },
    select: { conversationId: true, state: true, time: true },
  })
  const mine = new Set(own)
  const others = rows.filter(({ state, conversationId }) => !(state === 'held' && mine.has(conversationId ?? '')))
  if (others.some(({ time }) => time?.from !== from || time.to !== to || time.planId !== planId)) return 0
  return Math.max(0, capacity - others.length)
}

// the row of the time is locked from here on: who comes second sees the seats of who came first
async function lockTime(tx: Tx, { resource, date, from, to, planId }: Wanted, over: boolean): Promise<string> {
  const id = randomUUID()
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "BookedTime" ("id", "resource", "date", "from", "to", "planId") VALUES (${id}, ${resource}, ${date}, ${from}, ${to}, ${planId})
    ON CONFLICT ("resource", "date", "from", "to", "planId") DO UPDATE SET "planId" = excluded."planId" RETURNING "id"`
  if (row?.id !== id) return row?.id ?? ''
  const ticks: Prisma.Sql[] = []
  for (let tick = Math.floor(from / TICK); tick * TICK < to; tick++) ticks.push(Prisma.sql`(${resource}, ${date}, ${tick}, ${id})`)
  const free = await tx.$executeRaw`
    INSERT INTO "BookedTick" ("resource", "date", "tick", "timeId") VALUES ${Prisma.join(ticks)} ON CONFLICT DO NOTHING`
  if (free < ticks.length && !over) throw new Refused('slot-taken')
  return id
}

/** Gives the seats of appointments back, with what becomes of them. Time in which nobody is left is free again. */
export async function giveBack(tx: Tx, ids: readonly number[], data: { state: string; changedAt: Date }): Promise<void> {
  const held = await tx.appointment.findMany({ where: { id: { in: [...ids] } }, select: { timeId: true } })
  const times = [...new Set(held.flatMap(({ timeId }) => timeId ?? []))]
  // locked first, so that nobody sits down while it is looked whether the room is empty
  for (const id of times) await tx.$executeRaw`UPDATE "BookedTime" SET "planId" = "planId" WHERE "id" = ${id}`
  await tx.appointment.updateMany({ where: { id: { in: [...ids] } }, data: { ...data, seat: null, timeId: null, heldUntil: null } })
  await tx.bookedTime.deleteMany({ where: { id: { in: times }, appointments: { none: {} } } })
}

/** Lets go of what was held too long: of one day of somebody, or everywhere. Returns how many. */
export async function releaseExpired(tx: Tx, resource: string | null, date: string | null, now: Date): Promise<number> {
  const where = { state: 'held', heldUntil: { lte: now }, ...(resource !== null && { resource }), ...(date !== null && { date }) }
  const expired = await tx.appointment.findMany({ where, select: { id: true }, take: 500 })
  if (expired.length > 0)
    await giveBack(
      tx,
      expired.map(({ id }) => id),
      { state: 'expired', changedAt: now },
    )
  return expired.length
}

/** Frees time that lost its appointments otherwise: they went with a conversation that was erased. */
export const freeEmptyTimes = (tx: Tx): Promise<{ count: number }> => tx.bookedTime.deleteMany({ where: { appointments: { none: {} } } })
