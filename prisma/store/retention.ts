import type { Session } from '../../flows/engine/types.ts'
import type { Db } from '../client.ts'
import { freeEmptyTimes } from './booked-time.ts'
import { dropOpinionWords } from './opinions.ts'

/** Forms nobody went on with since an instant: their answers go. Returns how many; with `dry`, would go. */
export async function dropDrafts(db: Db, before: Date, dry: boolean): Promise<number> {
  const rows = await db.conversation.findMany({
    where: { seenAt: { lt: before }, session: { contains: '"flow":"preregister"' } },
    select: { id: true, session: true, version: true },
  })
  if (dry) return rows.length
  let dropped = 0
  for (const { id, session: kept, version } of rows) {
    const session = JSON.parse(kept) as Session
    const left = session.at?.flow === 'preregister' ? { at: null, offered: [] } : {}
    const data = { session: JSON.stringify({ ...session, ...left, draft: null }), version: version + 1 }
    dropped += (await db.conversation.updateMany({ where: { id, version }, data })).count
  }
  return dropped
}

const noOpenCase = { none: { state: { not: 'resolved' } } }
// by its conversation somebody is reached: it stays while there is something to tell them, and while they asked to be told, or not to be
const nothingToTell = {
  appointments: { none: { state: { in: ['booked', 'held'] } } },
  wishes: { none: { state: { in: ['waiting', 'offered'] } } },
  registrations: { none: { state: { not: 'closed' } } },
  subscriptions: { none: {} },
  optOut: { is: null },
}

/** What was said before an instant, where no case is open; then the conversations nothing is left of. */
export async function dropMessages(db: Db, before: Date, dry: boolean): Promise<number> {
  const where = { at: { lt: before }, conversation: { handovers: noOpenCase } }
  if (dry) return db.message.count({ where })
  const { count } = await db.message.deleteMany({ where })
  await dropOpinionWords(db, before)
  await db.conversation.deleteMany({ where: { seenAt: { lt: before }, messages: { none: {} }, handovers: noOpenCase, ...nothingToTell } })
  return count
}

/** What was said where danger was spoken of, once every case there was dealt with before an instant. */
export async function dropDanger(db: Db, before: Date, dry: boolean): Promise<number> {
  const where = {
    at: { lt: before },
    conversation: { sensitive: true, handovers: { some: {}, every: { state: 'resolved', resolvedAt: { lt: before } } } },
  }
  return dry ? db.message.count({ where }) : (await db.message.deleteMany({ where })).count
}

/** Files closed before an instant, and the people no file is left of. */
export async function dropFiles(db: Db, before: Date, dry: boolean): Promise<number> {
  const where = { state: 'closed', closedAt: { lt: before } }
  if (dry) return db.registration.count({ where })
  return db.$transaction(async tx => {
    const { count } = await tx.registration.deleteMany({ where })
    await tx.person.deleteMany({ where: { registrations: { none: {} }, mergedInto: null } })
    return count
  })
}

const OVER = ['taken', 'left', 'expired']

/** Appointments of before an instant, whatever became of them, with the time they took, and what was waited for and is over. */
export async function dropAppointments(db: Db, before: Date, dry: boolean): Promise<number> {
  const past = { at: { lt: before } }
  const waited = { createdAt: { lt: before }, state: { in: OVER } }
  if (dry) return (await db.appointment.count({ where: past })) + (await db.wish.count({ where: waited }))
  return db.$transaction(async tx => {
    const wishes = await tx.wish.deleteMany({ where: waited })
    const { count } = await tx.appointment.deleteMany({ where: past })
    await freeEmptyTimes(tx)
    return count + wishes.count
  })
}

/** Failed checks of before an instant. */
export const dropChecks = async (db: Db, before: Date, dry: boolean): Promise<number> => {
  const where = { at: { lt: before } }
  return dry ? db.failedCheck.count({ where }) : (await db.failedCheck.deleteMany({ where })).count
}
