import { freezeAudience } from '../../prisma/store/announcement-audience.ts'
import { type Announcement, advance } from '../../prisma/store/announcements.ts'
import { fillBorn } from '../registrations/born.ts'
import { limitsOf } from './limits.ts'
import type { AnnouncingParts } from './parts.ts'

/** Writes down who is told, once for all: whoever asks to be told from now on is told of the next. May be cut short, and is begun again. */
export async function freeze(parts: AnnouncingParts, announcement: Announcement): Promise<void> {
  const { db, clock, channels, keys } = parts
  const now = clock.now()
  if (announcement.audience.ages) await fillBorn(db, keys)
  const limits = await limitsOf(db, channels, announcement, now)
  await freezeAudience(db, { audience: announcement.audience, limits, year: Number(clock.local(now).date.slice(0, 4)), now })
  await advance(db, announcement.id, 'frozen', now)
}
