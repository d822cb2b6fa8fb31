import type { Carried } from '../../flows/announcements/announcement.ts'
import { carriedOf } from '../../flows/announcements/carried.ts'
import type { Db } from '../../prisma/client.ts'
import { filesFor } from '../../prisma/store/announcement-files.ts'
import type { Announcement } from '../../prisma/store/announcements.ts'

export type Carrying = Pick<Announcement, 'id' | 'offerId' | 'rule'>

/** What goes with an announcement now: its own files, and those of its offer where it has none. */
export async function carriedBy(db: Db, announcement: Carrying): Promise<Carried> {
  return carriedOf(await filesFor(db, announcement), announcement.rule)
}
