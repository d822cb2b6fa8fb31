import type { Db } from '../client.ts'
import { announcementSettings } from './announcement-settings.ts'
import type { Staff } from './staff.ts'

const APPROVING: readonly string[] = ['manager', 'administrator']

/** How many announcements wait for somebody's approval: of their own centres, and, where a second person must approve, not written by them. */
export async function countToApprove(db: Db, { id, role, centres }: Staff): Promise<number> {
  if (!APPROVING.includes(role)) return 0
  const { second } = await announcementSettings(db)
  return db.announcement.count({
    where: {
      state: 'submitted',
      ...(role !== 'administrator' && { centre: { in: [...centres] } }),
      ...(second && { OR: [{ authorId: null }, { authorId: { not: id } }] }),
    },
  })
}
