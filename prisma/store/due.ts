import type { Db } from '../client.ts'

/** Hand-overs time has something to do with. */
export type DueHandover = { id: string; conversationId: string }
const PICK = { select: { id: true, conversationId: true }, orderBy: { id: 'asc' }, take: 100 } as const

/** Nobody has taken them since an instant, and the citizen was not told yet. */
export const dueUnclaimed = (db: Db, since: Date): Promise<DueHandover[]> =>
  db.handover.findMany({ where: { state: 'waiting', noticedAt: null, waitingSince: { lte: since } }, ...PICK })

/** Whoever has them has left a citizen waiting since an instant. */
export const dueSilent = (db: Db, since: Date): Promise<DueHandover[]> =>
  db.handover.findMany({ where: { state: 'taken', waitingSince: { lte: since }, takenAt: { lte: since } }, ...PICK })

/** Nobody has said anything since an instant, and it is the citizen's turn. Danger is never given back by time. */
export const dueIdle = (db: Db, since: Date): Promise<DueHandover[]> =>
  db.handover.findMany({
    where: {
      state: 'taken',
      urgent: false,
      waitingSince: null,
      takenAt: { lte: since },
      OR: [{ answeredAt: null }, { answeredAt: { lte: since } }],
    },
    ...PICK,
  })

/** Put aside until an instant that has come. */
export const dueAwake = (db: Db, now: Date): Promise<DueHandover[]> =>
  db.handover.findMany({ where: { state: 'snoozed', snoozedUntil: { lte: now } }, ...PICK })
