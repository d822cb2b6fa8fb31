import type { State } from '../../flows/announcements/announcement.ts'
import type { Audience } from '../../flows/announcements/audience.ts'
import { type Counted, countAudience } from '../../prisma/store/announcement-audience.ts'
import { allRecipients, type Echo, echoOf, type Progress, progressOf, type RecipientRow } from '../../prisma/store/announcement-progress.ts'
import { type Announcement, type Content, findAnnouncement, isUnderWay, listAnnouncements } from '../../prisma/store/announcements.ts'
import { giveUpBegun } from '../../prisma/store/begun.ts'
import { type Acting, type Done, isSeen, withinOf } from '../desk/acting.ts'
import type { InBackground } from '../in-background.ts'
import type { MediaStore } from '../media/store.ts'
import { fillBorn } from '../registrations/born.ts'
import { fireRules } from './automatic.ts'
import { type AnnouncementFiles, createAnnouncementFiles } from './files.ts'
import { limitsOf } from './limits.ts'
import { act, type Seen, type StaffDeed, save } from './manage.ts'
import type { AnnouncingParts } from './parts.ts'
import { type Preview, previewOf } from './preview.ts'
import { isQuietNow, waitsUntil } from './quiet-now.ts'
import { createSender } from './sender.ts'
import { type AnnouncementRefusal, mayLead } from './sight.ts'
import { newTestCode, testChannels, toMyself } from './to-myself.ts'

export type { StaffDeed } from './manage.ts'
export type { Preview, Shown, ShownFile } from './preview.ts'
export type { AnnouncementRefusal } from './sight.ts'

/** Between two looks at what the rules ask for. */
const RULES_MS = 10 * 60_000

/** What is told to many: what staff may see and do of it, and the machine that sends it. Every call names who acts. */
export type Announcements = {
  /** The latest changed first, thirty at a time; `after`: the last of the page before. */
  list(who: Acting, asked: { states?: readonly State[]; after?: string }): Promise<Announcement[]>
  read(who: Acting, id: string): Promise<Reported | null>
  save(who: Acting, content: Content, known?: { id: string; version: number }): Promise<{ id: string } | AnnouncementRefusal>
  act(who: Acting, id: string, deed: StaffDeed, seen: Seen): Promise<Done | AnnouncementRefusal>
  /** Who of an audience would be told now, and who not and why. Null: `stopped` before the end. */
  count(content: Pick<Content, 'kind' | 'offerId' | 'texts' | 'audience'>, id?: string, stopped?: () => boolean): Promise<Counted[] | null>
  /** How it looks on each channel, in each variety; `id`: that of the announcement, whose files go with it. */
  preview(content: Pick<Content, 'texts' | 'offerId'>, id?: string, rule?: string | null): Promise<Preview[]>
  /** Their pictures and recordings. */
  files: AnnouncementFiles
  /** A code to write to the assistant: that conversation is then one's own, to try things out in. */
  testCode(who: Acting): Promise<string>
  /** The channels on which one tries things out. */
  testChannels(who: Acting): Promise<string[]>
  toMyself(who: Acting, id: string): Promise<{ sent: number } | AnnouncementRefusal>
  /** Everybody of an announcement, with what became of them, for who may have it sent. */
  recipients(who: Acting, id: string): Promise<AsyncIterable<RecipientRow> | null>
  /** Whether messages to many wait just now, as last looked up. */
  quiet(): boolean
  /** Casablanca's date and minutes until which they wait; null: nothing waits. */
  waitsUntil(): Promise<{ date: string; minutes: number } | null>
  /** Looks whether there is anything to do; asked every few seconds. */
  sweep(): Promise<void>
  /** Resolves when nothing is being sent just now. */
  idle(): Promise<void>
  stop(): Promise<void>
}
export type Reported = { announcement: Announcement; progress: readonly Progress[]; echo: Echo }

/** The announcements of one installation. */
export function createAnnouncements(parts: AnnouncingParts & { store: MediaStore }): Announcements {
  const { db, clock, channels, keys } = parts
  // only an installation that sends has a sender
  let sender: InBackground | null = null
  let quiet = true
  const look = async () => {
    const before = quiet
    quiet = await isQuietNow(parts)
    // what waits in an outbox since before, or since before a crash, goes on
    if (before && !quiet) for (const { name } of channels) parts.wake(name)
    return quiet
  }
  const wake = () => {
    sender ??= createSender(parts, look)
    sender.wake()
  }
  const sees = (who: Acting) => (one: Announcement) => isSeen(who, one.centre)
  const yearOf = (now: Date) => Number(clock.local(now).date.slice(0, 4))

  type Countable = { audience: Audience; rule?: string } & Pick<Content, 'kind' | 'offerId' | 'texts'>
  const count = async ({ rule, ...content }: Countable, id = '', stopped = () => false) => {
    const now = clock.now()
    if (content.audience.ages) await fillBorn(db, keys)
    const limits = await limitsOf(db, channels, { id, rule: rule ?? null, ...content }, now)
    return countAudience(db, { audience: content.audience, limits, year: yearOf(now), now }, stopped)
  }

  // elsewhere what hangs may be sent again
  const onceOnly = channels.filter(({ repeatable }) => !repeatable).map(({ name }) => name)

  // offers change by the day; places are freed by the hour
  let ruledAt = Number.NEGATIVE_INFINITY
  const rulesOnce = async () => {
    const now = clock.now().getTime()
    if (now - ruledAt < RULES_MS) return
    ruledAt = now
    await fireRules(
      parts,
      async (content, rule) =>
        (await count({ ...content, rule }))?.reduce((sum, { reason, people }) => sum + (reason ? 0 : people), 0) ?? 0,
    )
  }

  return {
    list: (who, asked) => listAnnouncements(db, { within: withinOf(who), ...asked }),
    async read(who, id) {
      const announcement = await findAnnouncement(db, id)
      if (!announcement || !sees(who)(announcement)) return null
      const [progress, echo] = await Promise.all([progressOf(db, id), echoOf(db, id)])
      return { announcement, progress, echo }
    },
    save: (who, content, known) => save(parts, who, content, known),
    async act(who, id, deed, seen) {
      const done = await act(parts, who, id, deed, seen)
      if ('done' in done) wake()
      return done
    },
    count,
    preview: ({ texts, offerId }, id = '', rule = null) => previewOf(db, channels, { id, texts, offerId, rule }),
    files: createAnnouncementFiles(db, parts.store, clock.now),
    testCode: who => newTestCode(parts, who),
    testChannels: who => testChannels(parts, who),
    toMyself: (who, id) => toMyself(parts, who, id),
    async recipients(who, id) {
      const announcement = await findAnnouncement(db, id)
      return announcement && mayLead(who, announcement.centre) ? allRecipients(db, id) : null
    },
    quiet: () => quiet,
    waitsUntil: () => waitsUntil(parts),
    async sweep() {
      await giveUpBegun(db, onceOnly, clock.now())
      await look()
      await rulesOnce()
      if (await isUnderWay(db, clock.now())) wake()
    },
    idle: async () => sender?.idle(),
    stop: async () => sender?.stop(),
  }
}
