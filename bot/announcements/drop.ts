import type { EndedFor } from '../../flows/announcements/announcement.ts'
import { callOff } from '../../prisma/store/announcement-turns.ts'
import { type Announcement, advance } from '../../prisma/store/announcements.ts'
import { record } from '../../prisma/store/audit.ts'
import type { AnnouncingParts } from './parts.ts'

/** Ends an announcement that must not go on, for a reason that stays with it and stands in the journal. Whoever was not told is not. */
export async function drop({ db, clock, log }: AnnouncingParts, { id, state, centre }: Announcement, why: EndedFor): Promise<void> {
  const at = clock.now()
  const dropped = await db.$transaction(async tx => {
    if (!(await advance(tx, id, state === 'sending' ? 'finish' : 'cancel', at, { endedAt: at, endedFor: why }))) return null
    await record(tx, { at, by: null, action: `announcement.${why}`, subject: 'announcement', about: id, centre })
    return callOff(tx, id, why)
  })
  if (dropped !== null) log.warn({ announcement: id, dropped, why }, 'announcements: dropped')
}
