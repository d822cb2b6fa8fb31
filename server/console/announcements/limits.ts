import { hoursOn } from '../../../flows/announcements/quiet.ts'
import { clockTime } from '../../../flows/centres/opening.ts'
import { announcementSettings } from '../../../prisma/store/announcement-settings.ts'
import type { Ask } from '../page.ts'

/** Nobody plans further ahead, in milliseconds: two years. A year typed wrong is not. */
const FAR_MS = 2 * 366 * 86_400_000

/** A moment of the last day on which something is sent: it ends when the next begins. */
export const inLastDay = (expiresAt: Date): Date => new Date(expiresAt.getTime() - 60_000)

/** Why a moment can be none at which something is sent, as a word of the console; null: it can. */
export function wrongDay({ now }: Ask, at: Date | null): 'announce.expires-past' | 'announce.too-far' | null {
  if (!at) return null
  if (at <= now) return 'announce.expires-past'
  return at.getTime() - now.getTime() > FAR_MS ? 'announce.too-far' : null
}

/** The hours of a day in which something may be sent, for whoever chose another one. */
export async function hoursWord({ parts, words }: Ask, date: string): Promise<string> {
  const { from, to } = hoursOn(date, await announcementSettings(parts.db), parts.content())
  return words('announce.hours-are', { from: { code: clockTime(from) }, to: { code: clockTime(to) } })
}

/** Whether there is nobody an announcement would be told to now. */
export async function isForNobody({ parts: { announcements }, staff }: Ask, id: string): Promise<boolean> {
  const read = await announcements.read(staff, id)
  const counted = read && (await announcements.count(read.announcement, id))
  return counted?.every(({ reason, people }) => reason !== null || people === 0) ?? false
}
