import type { Announced } from '../../flows/announcements/announcement.ts'
import { saidOf } from '../../flows/announcements/told.ts'
import { LOCALES } from '../../locales/locale.ts'
import { waitingBulk } from '../../prisma/store/announcement-feed.ts'
import { isUnfinished } from '../../prisma/store/announcement-turns.ts'
import { type Announcement, advance, underWay } from '../../prisma/store/announcements.ts'
import type { Channel } from '../channels/channel.ts'
import { perSecond, tellsMany } from '../channels/many.ts'
import { type Course, type InBackground, inBackground } from '../in-background.ts'
import { carriedBy } from './carried.ts'
import { drop } from './drop.ts'
import { feed } from './feed.ts'
import { whyUnfit } from './fits.ts'
import { freeze } from './freeze.ts'
import { lateAfter } from './late.ts'
import { limitsOf } from './limits.ts'
import { announcedOf } from './message.ts'
import { serviceOf } from './offer.ts'
import { createPacing } from './pacing.ts'
import type { AnnouncingParts } from './parts.ts'
import { messagesOf } from './weight.ts'

/** Between two batches: few people each, so that a reply never waits behind many. */
const TICK_MS = 120
/** A machine that was busy for so long catches up: that no second has too many is seen to where they are sent. */
const SAVED_MS = 500
/** When nobody could be told just now. */
const REST_MS = 2 * TICK_MS
/** Of messages to many, at least so many and at most two batches lie in the outbox of a channel: of the places it sends from some stay free. */
const LEAST_WAITING = 6
const mostWaiting = (channel: Channel): number => Math.max(LEAST_WAITING, Math.ceil((perSecond(channel) * 2 * TICK_MS) / 1000))

/** How a look went: somebody was told, somebody waits for a place or for the pace, or nobody's turn it is. */
type Pace = 'fed' | 'held' | 'idle'
const PACES: readonly Pace[] = ['idle', 'held', 'fed']
const livelier = (a: Pace, b: Pace): Pace => (PACES.indexOf(a) > PACES.indexOf(b) ? a : b)

/**
 * Sends what is to be told to many: begins what is due, writes down who is told, and then feeds the outboxes a few at a time, each channel
 * at its own pace. All it knows stands in the tables: stopped anywhere, it goes on where it was. `isQuiet`: whether nothing may be sent now.
 */
export function createSender(parts: AnnouncingParts, isQuiet: () => Promise<boolean>): InBackground {
  const { db, clock, channels, log } = parts
  const pacing = createPacing(SAVED_MS)

  async function run({ isStopped }: Course): Promise<void> {
    for (let pace = await tick(isStopped); pace !== 'idle' && !isStopped(); pace = await tick(isStopped))
      await new Promise(resolve => setTimeout(resolve, pace === 'fed' ? TICK_MS : REST_MS))
  }

  async function tick(isStopped: Course['isStopped']): Promise<Pace> {
    const quiet = await isQuiet()
    let pace: Pace = 'idle'
    for (const one of await underWay(db, clock.now())) if (!isStopped()) pace = livelier(pace, await work(one, quiet))
    return pace
  }

  async function work(one: Announcement, quiet: boolean): Promise<Pace> {
    const now = clock.now()
    if (one.lateAt && one.lateAt <= now) {
      // it would come at a time it was not meant for
      await drop(parts, one, 'too-late')
      return 'idle'
    }
    if (quiet) return 'idle'
    if (one.state === 'scheduled') return (await begin(parts, one)) ? 'fed' : 'idle'
    if (one.state === 'freezing') {
      await freeze(parts, one)
      return 'fed'
    }
    const pace = await feedAll(one, now)
    if (pace === 'idle') await finish(parts, one)
    return pace
  }

  async function feedAll(one: Announcement, now: Date): Promise<Pace> {
    const carried = await carriedBy(db, one)
    const limits = await limitsOf(db, channels, one, now, carried)
    const announced = announcedOf(one, await serviceOf(db, one.offerId), carried)
    let pace: Pace = 'idle'
    for (const channel of channels.filter(tellsMany)) {
      pacing.answered(channel, parts.answered(channel.name))
      const room = Math.min(pacing.allowance(one, channel), mostWaiting(channel) - (await waitingBulk(db, channel.name, now)))
      const most = Math.max(1, Math.floor(room / mostEach(channel, announced)))
      const { people, messages } = await feed(parts, { announced, limits, channel, most, looks: room < 1 })
      pacing.spend(one, channel, messages)
      pace = livelier(pace, people === 0 ? 'idle' : room < 1 ? 'held' : 'fed')
    }
    return pace
  }

  return inBackground(run, log, 'announcements: stopped short, the next look goes on')
}

/** At most so many messages of the platform to each person. */
const mostEach = (channel: Channel, announced: Announced): number =>
  Math.max(...LOCALES.map(locale => messagesOf(channel, saidOf(announced, locale), locale)))

/** Begins what was to be sent by now: of two who would, one does. An offer that has closed since it was approved is called for no more. */
async function begin(parts: AnnouncingParts, one: Announcement): Promise<boolean> {
  const { db, clock } = parts
  if ((await whyUnfit(parts, null, one))?.why === 'offer-closed') {
    await drop(parts, one, 'offer-closed')
    return false
  }
  const now = clock.now()
  return advance(db, one.id, 'start', now, { version: one.version, startedAt: now, lateAt: lateAfter(now, one.expiresAt) })
}

async function finish({ db, clock }: AnnouncingParts, { id }: Announcement): Promise<void> {
  if (!(await isUnfinished(db, id))) await advance(db, id, 'finish', clock.now(), { endedAt: clock.now() })
}
