import { isQuiet, nextOpening } from '../../flows/announcements/quiet.ts'
import { announcementSettings } from '../../prisma/store/announcement-settings.ts'
import type { AnnouncingParts } from './parts.ts'

type Parts = Pick<AnnouncingParts, 'db' | 'clock' | 'facts'>

/** Whether nothing may be sent unasked now. */
export const isQuietNow = async (parts: Parts): Promise<boolean> => (await waitsUntil(parts)) !== null

/** Casablanca's date and minutes after midnight until which nothing may be sent unasked; null: it may be now. */
export async function waitsUntil({ db, clock, facts }: Parts): Promise<{ date: string; minutes: number } | null> {
  const now = clock.now()
  const local = clock.local(now)
  const rules = await announcementSettings(db)
  const { content } = facts().world(now, local)
  return isQuiet(local, rules, content) ? nextOpening(local, rules, content) : null
}
