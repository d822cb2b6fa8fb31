import type { Db } from '../client.ts'
import type { Staff } from './staff.ts'

/** Who waits for a person, as far as somebody may know; `oldest`: since when the one who has waited longest does. */
export type Waiting = { waiting: number; urgent: number; mine: number; oldest: Date | null }

/** Counts whoever waits for a person's words, as the list does, whoever has the case; those of danger among them; and what lies with this person. */
export async function countWaiting(db: Db, staff: Staff): Promise<Waiting> {
  const theirs = staff.role === 'administrator' ? {} : { OR: [{ centre: null }, { centre: { in: [...staff.centres] } }] }
  const where = { state: { in: ['waiting', 'taken'] }, waitingSince: { not: null }, ...theirs }
  const [waiting, urgent, mine, first] = await Promise.all([
    db.handover.count({ where }),
    db.handover.count({ where: { ...where, urgent: true } }),
    db.handover.count({ where: { state: 'taken', assigneeId: staff.id } }),
    db.handover.findFirst({ where, orderBy: { waitingSince: 'asc' }, select: { waitingSince: true } }),
  ])
  return { waiting, urgent, mine, oldest: first?.waitingSince ?? null }
}
