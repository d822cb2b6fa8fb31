import type { Carried } from '../../flows/announcements/announcement.ts'
import type { Rule } from '../../flows/announcements/rules.ts'
import { fieldIn, translated } from '../../flows/announcements/texts.ts'
import { LOCALES, type Locale } from '../../locales/locale.ts'
import { type Db, isOnPostgres } from '../../prisma/client.ts'
import type { Limits } from '../../prisma/store/announcement-limits.ts'
import { announcementSettings } from '../../prisma/store/announcement-settings.ts'
import type { Announcement } from '../../prisma/store/announcements.ts'
import { type KeptTemplate, templatesOf } from '../../prisma/store/templates.ts'
import type { Channel } from '../channels/channel.ts'
import { tellsMany } from '../channels/many.ts'
import { shown } from '../show.ts'
import { templateFor } from '../templates.ts'
import { carriedBy } from './carried.ts'
import { messageOf } from './message.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

type Of = Pick<Announcement, 'id' | 'kind' | 'offerId' | 'texts' | 'rule'>

/** What decides now who of an announcement's audience is told. `known`: what goes with it, where that was read already. */
export async function limitsOf(db: Db, channels: readonly Channel[], announcement: Of, now: Date, known?: Carried): Promise<Limits> {
  const { id, kind, texts } = announcement
  const { most, days } = await announcementSettings(db)
  const templates = await templatesOf(db, 'announcement')
  const carried = known ?? (await carriedBy(db, announcement))
  const served = channels.filter(tellsMany)
  return {
    announcementId: id,
    kind,
    onPostgres: isOnPostgres(db),
    channels: served.map(({ name }) => name),
    translated: translated(texts),
    cap: kind === 'news' ? { most, since: new Date(now.getTime() - days * DAY_MS), of: 'news' } : onceIn(announcement, now),
    windows: served.flatMap(({ name, can: { windowHours } }) =>
      windowHours === undefined
        ? []
        : [{ channel: name, since: new Date(now.getTime() - windowHours * HOUR_MS), locales: templated(announcement, carried, templates) }],
    ),
  }
}

/** Who was told that a place is free is not told again for so many days, however often places are freed meanwhile. */
const SEAT_DAYS = 3

const onceIn = ({ rule, offerId }: Of, now: Date): Limits['cap'] =>
  rule === ('places' satisfies Rule) && offerId !== null
    ? { most: 1, since: new Date(now.getTime() - SEAT_DAYS * DAY_MS), of: { rule, offerId } }
    : null

/** The varieties in which an approved template takes the whole announcement. */
const templated = (announcement: Of, carried: Carried, templates: readonly KeptTemplate[]): Locale[] =>
  LOCALES.filter(locale => {
    if (fieldIn(announcement.texts, 'text', locale) === null) return false
    return templateFor(shown(messageOf(announcement, carried, locale), locale), locale, templates) !== null
  })
