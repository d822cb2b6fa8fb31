import type { Announced } from '../../flows/announcements/announcement.ts'
import { wordsOf } from '../../flows/announcements/texts.ts'
import { saidOf } from '../../flows/announcements/told.ts'
import type { Say } from '../../flows/engine/action.ts'
import type { Announcement } from '../../prisma/store/announcements.ts'

type Of = Pick<Announcement, 'id' | 'texts' | 'offerId'>

/** An announcement as people are told it. `service`: that of its offer. It must have a text in some variety. */
export function announcedOf({ id, texts, offerId }: Of, service: string): Announced {
  const text = wordsOf(texts, 'text')
  if (!text) throw new Error('an announcement without a text is told to nobody')
  return { id, offer: offerId === null ? null : { id: offerId, service }, title: wordsOf(texts, 'title'), text }
}

/** The message it makes. */
export const messageOf = (announcement: Of): Say => saidOf(announcedOf(announcement, ''))
