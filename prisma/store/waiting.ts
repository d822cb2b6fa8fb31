import type { Db } from '../client.ts'
import type { Staff } from './staff.ts'

/** Who waits for a person, as far as somebody may know. */
export type Waiting = { waiting: number; urgent: number; mine: number }

/** Counts hand-overs nobody has taken, those of danger among them, and what lies with this person. */
export async function countWaiting(db: Db, staff: Staff): Promise<Waiting> {
  const theirs = staff.role === 'administrator' ? {} : { OR: [{ centre: null }, { centre: { in: [...staff.centres] } }] }
  const [waiting, urgent, mine] = await Promise.all([
    db.handover.count({ where: { state: 'waiting', ...theirs } }),
    db.handover.count({ where: { state: 'waiting', urgent: true, ...theirs } }),
    db.handover.count({ where: { state: 'taken', assigneeId: staff.id } }),
  ])
  return { waiting, urgent, mine }
}
