import type { Db } from '../client.ts'

export type Shift = { centre: string; from: Date; until: Date }

/** When somebody who still works here is on call, from now on. */
export const readOnCall = (db: Db, now: Date): Promise<Shift[]> =>
  db.onCall.findMany({ where: { until: { gt: now }, staff: { active: true } }, select: { centre: true, from: true, until: true } })
