import type { Db } from '../client.ts'

const AT_ONCE = 2_000
/** What was done is remembered so long; what was only looked at, a day. */
const KEPT_DAYS = { over: 30, looked: 1 }
const DAY_MS = 86_400_000

export type NewBulk = { id: string; staffId: string; to: string; reason: string | null; createdAt: Date }

/** Keeps what is to be done with which files, in their order; nothing is done yet. */
export async function keepBulk(db: Db, bulk: NewBulk, references: readonly string[]): Promise<void> {
  await db.bulk.create({ data: { ...bulk, state: 'looked' } })
  for (let from = 0; from < references.length; from += AT_ONCE) {
    const data = references.slice(from, from + AT_ONCE).map((reference, i) => ({ bulkId: bulk.id, place: from + i, reference }))
    await db.bulkItem.createMany({ data })
  }
}

export const findBulk = (db: Db, id: string) => db.bulk.findUnique({ where: { id } })

/** Those of the refused that are named; the others are only counted. */
const NAMED = 200

/** How far one is. */
export async function bulkProgress(db: Db, bulkId: string) {
  const [total, open, done, named] = await Promise.all([
    db.bulkItem.count({ where: { bulkId } }),
    db.bulkItem.count({ where: { bulkId, outcome: null } }),
    db.bulkItem.count({ where: { bulkId, outcome: 'done' } }),
    db.bulkItem.findMany({
      where: { bulkId, AND: [{ outcome: { not: null } }, { outcome: { not: 'done' } }] },
      orderBy: { place: 'asc' },
      take: NAMED,
      select: { reference: true, outcome: true },
    }),
  ])
  return { total, changed: done, refused: total - open - done, named }
}

/** The next of those whose turn has not come. */
export const nextItems = (db: Db, bulkId: string, most: number) =>
  db.bulkItem.findMany({
    where: { bulkId, outcome: null },
    orderBy: { place: 'asc' },
    take: most,
    select: { place: true, reference: true },
  })

export const keepOutcome = (db: Db, bulkId: string, place: number, outcome: string) =>
  db.bulkItem.update({ where: { bulkId_place: { bulkId, place } }, data: { outcome }, select: { place: true } })

/** Moves one from a state to another; false when it is no longer in it. */
export const setBulkState = async (db: Db, id: string, from: string, state: string): Promise<boolean> =>
  (await db.bulk.updateMany({ where: { id, state: from }, data: { state, leasedUntil: null } })).count === 1

/** Takes one that is under way for some time; false when somebody else has it, or it no longer is. */
export const leaseBulk = async (db: Db, id: string, now: Date, until: Date, mine: Date | null): Promise<boolean> =>
  (
    await db.bulk.updateMany({
      where: { id, state: 'running', OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }, ...(mine ? [{ leasedUntil: mine }] : [])] },
      data: { leasedUntil: until },
    })
  ).count === 1

/** Gives it back: another may go on with it at once. */
export const releaseBulk = (db: Db, id: string, mine: Date) =>
  db.bulk.updateMany({ where: { id, leasedUntil: mine }, data: { leasedUntil: null } })

/** Those under way that nobody is at. */
export const waitingBulks = (db: Db, now: Date) =>
  db.bulk.findMany({ where: { state: 'running', OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] }, select: { id: true } })

export const dropOldBulks = (db: Db, now: Date) =>
  db.bulk.deleteMany({
    where: {
      OR: [
        { state: 'looked', createdAt: { lt: new Date(now.getTime() - KEPT_DAYS.looked * DAY_MS) } },
        { state: { in: ['over', 'stopped', 'broken'] }, createdAt: { lt: new Date(now.getTime() - KEPT_DAYS.over * DAY_MS) } },
      ],
    },
  })

/** Whether somebody moved a file to a state since an instant. */
export const wasMovedBy = async (db: Db, reference: string, to: string, staffId: string, since: Date): Promise<boolean> =>
  (await db.registrationEvent.count({ where: { registration: { reference }, to, staffId, at: { gte: since } } })) > 0
