import type { VNode } from 'preact'
import { z } from 'zod'
import type { Preview, Reported } from '../../../bot/announcements/index.ts'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { STATES } from '../../../flows/announcements/announcement.ts'
import type { Counted as CountedRow } from '../../../prisma/store/announcement-audience.ts'
import { announcementSettings } from '../../../prisma/store/announcement-settings.ts'
import type { Announcement } from '../../../prisma/store/announcements.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { BackTo } from '../back-to.tsx'
import { centreName } from '../centres.ts'
import { Refusal } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { When } from '../when.tsx'
import { Approved } from './approved.tsx'
import { Bubbles } from './bubbles.tsx'
import { OneParams } from './editor.tsx'
import { announcementName } from './name.ts'
import { Next } from './next.tsx'
import { HowFar, Progress } from './progress.tsx'
import { State } from './state.tsx'
import { HERE, momentOf } from './words.ts'

export type One = Reported & {
  previews: readonly Preview[]
  /** Who would be told now; null once it has begun. */
  counted: readonly CountedRow[] | null
  /** A second person must approve. */
  second: boolean
  /** Among which is the one it calls for, and what its audience has registered for. */
  offers: readonly OfferView[]
  /** The channels on which whoever looks may try it out. */
  mine: readonly string[]
  /** Until when nothing is sent, where it is under way; null: it goes on. */
  waits: { date: string; minutes: number } | null
}

const UNDER_WAY: readonly string[] = ['freezing', 'sending']
const BEFORE: readonly string[] = ['draft', 'submitted', 'approved', 'scheduled']

/** Reads an announcement with all its page shows. */
export async function readOne({ parts, staff }: Ask, id: string): Promise<One | null> {
  const { announcements, db, registrations } = parts
  const read = await announcements.read(staff, id)
  if (!read) return null
  const { announcement } = read
  const [previews, counted, { second }, mine, offers, waits] = await Promise.all([
    announcements.preview(announcement, id, announcement.rule),
    BEFORE.includes(announcement.state) ? announcements.count(announcement, id) : null,
    announcementSettings(db),
    announcements.testChannels(staff),
    registrations.offers(),
    UNDER_WAY.includes(announcement.state) ? announcements.waitsUntil() : null,
  ])
  return { ...read, previews, counted, second, mine, offers, waits }
}

const Params = OneParams.extend({ seen: z.enum(STATES).optional() })

/** An announcement: what is next, how far it is, who is told, and what they read. `seen`: a page that follows it asks what has become of it. */
export const announcement = page({
  path: `${HERE}/:id`,
  roles: ROLES,
  place: 'announcements',
  params: Params,
  async load(ask, { id, seen }): Promise<{ announcement: Announcement; view: VNode } | null> {
    const read = seen && ask.fragment ? await ask.parts.announcements.read(ask.staff, id) : null
    if (read && read.announcement.state === seen) return { ...read, view: <HowFar ask={ask} reported={read} /> }
    const one = await readOne(ask, id)
    return one && { ...one, view: <Whole ask={ask} one={one} instead={read !== null} /> }
  },
  title: ({ announcement }, ask) => announcementName(ask, announcement),
  view: ({ view }) => view,
})

// `instead`: it takes the place of all that stands on the page of another state
const Whole = ({ ask, one, instead }: { ask: Ask; one: One; instead: boolean }) => (
  <div id="announcement" {...(instead && { 'hx-swap-oob': 'true' })}>
    <BackTo href={HERE} label={ask.words('announce.title')} />
    <div class="head">
      <h1>
        <bdi>{announcementName(ask, one.announcement)}</bdi>
      </h1>
      <State ask={ask} state={one.announcement.state} />
    </div>
    <Facts ask={ask} announcement={one.announcement} />
    <Waits ask={ask} one={one} />
    <Refusal ask={ask} />
    {one.counted === null && <Progress ask={ask} one={one} />}
    <Next ask={ask} one={one} />
    <Approved ask={ask} one={one} />
    <section class="card">
      <h2>{ask.words('announce.words')}</h2>
      <Bubbles ask={ask} previews={one.previews} />
    </section>
  </div>
)

// begun at night it waits for the morning, and only then is it written down who is told
const Waits = ({ ask, one: { announcement, waits } }: { ask: Ask; one: One }) =>
  waits && (
    <p class="notice" role="status">
      {ask.words(announcement.state === 'freezing' ? 'announce.waits-list' : 'announce.waits', momentOf(waits))}
    </p>
  )

const Facts = ({
  ask,
  announcement: { centre, author, approvedBy, scheduledAt, startedAt, endedAt, endedFor, rule },
}: {
  ask: Ask
  announcement: Announcement
}) => (
  <p class="quiet">
    {centre === null ? ask.words('announce.all-centres') : centreName(ask, centre)}
    {rule ? <> · {ask.words('announce.by-rule')}</> : author && <> · {ask.words('announce.written-by', { name: author.name })}</>}
    {approvedBy && <> · {ask.words('announce.approved-by', { name: approvedBy.name })}</>}
    {scheduledAt && !startedAt && <Moment ask={ask} word="announce.scheduled-for" at={scheduledAt} />}
    {startedAt && <Moment ask={ask} word="announce.started" at={startedAt} />}
    {endedAt && <Moment ask={ask} word="announce.ended" at={endedAt} />}
    {endedFor && <> · {ask.words(`announce.ended-for.${endedFor}`)}</>}
  </p>
)

const Moment = ({ ask, word, at }: { ask: Ask; word: 'announce.scheduled-for' | 'announce.started' | 'announce.ended'; at: Date }) => (
  <>
    {' · '}
    {ask.words(word)} <When ask={ask} at={at} />
  </>
)
