import type { Db } from '../client.ts'

const DUE = { id: true, code: true, conversationId: true, at: true, changedAt: true } as const
/** So many at a time; the rest comes with the next sweep. */
const MOST = 200
const HOUR = 3_600_000

/** Who is to be reminded of the next day, and had not only just booked. Past twenty hours before it is too late, and nothing is sent. */
export const dueDayReminders = async (db: Db, now: Date) =>
  (await due(db, { dayReminded: null }, now, 20 * HOUR, 24 * HOUR)).filter(
    ({ at, changedAt }) => at.getTime() - changedAt.getTime() >= 26 * HOUR,
  )

/** Who is to be reminded of the next hours. */
export const dueSoonReminders = async (db: Db, now: Date) =>
  (await due(db, { soonReminded: null }, now, HOUR / 2, 2 * HOUR)).filter(
    ({ at, changedAt }) => at.getTime() - changedAt.getTime() >= 3 * HOUR,
  )

const due = (db: Db, not: object, now: Date, from: number, to: number) =>
  db.appointment.findMany({
    where: {
      state: 'booked',
      conversationId: { not: null },
      at: { gt: new Date(now.getTime() + from), lte: new Date(now.getTime() + to) },
      ...not,
    },
    orderBy: { at: 'asc' },
    take: MOST,
    select: DUE,
  })

/** Offers from the waiting list that nobody took in time: they go to the next. Returns how many. */
export const expireOffers = async (db: Db, now: Date): Promise<number> =>
  (await db.wish.updateMany({ where: { state: 'offered', offeredUntil: { lte: now } }, data: { state: 'expired', offeredUntil: null } }))
    .count

/** Who waits, the longest first, by what they wait for. */
export const waitingWishes = (db: Db) =>
  db.wish.findMany({
    where: { state: 'waiting' },
    orderBy: { createdAt: 'asc' },
    take: MOST,
    select: { id: true, conversationId: true, centre: true, service: true, who: true },
  })
export type Waiting = Awaited<ReturnType<typeof waitingWishes>>[number]
