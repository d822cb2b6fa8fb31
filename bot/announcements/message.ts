import type { Announced, Carried } from '../../flows/announcements/announcement.ts'
import { callOf } from '../../flows/announcements/carried.ts'
import { wordsOf } from '../../flows/announcements/texts.ts'
import { saidOf } from '../../flows/announcements/told.ts'
import type { Say } from '../../flows/engine/action.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Announcement } from '../../prisma/store/announcements.ts'

export type Of = Pick<Announcement, 'id' | 'texts' | 'offerId' | 'rule'>

/** An announcement as people are told it. `service`: that of its offer; `carried`: what goes with it. It must have a text in some variety. */
export function announcedOf({ id, texts, offerId, rule }: Of, service: string, carried: Carried): Announced {
  const text = wordsOf(texts, 'text')
  if (!text) throw new Error('an announcement without a text is told to nobody')
  const offer = offerId === null ? null : { id: offerId, service, calls: callOf(rule) }
  return { id, offer, title: wordsOf(texts, 'title'), text, carried }
}

/** The message it makes for who is answered in a variety. */
export const messageOf = (announcement: Of, carried: Carried, locale: Locale): Say => saidOf(announcedOf(announcement, '', carried), locale)
