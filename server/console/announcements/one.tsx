import type { Preview, Reported } from '../../../bot/announcements/index.ts'
import { mayWrite } from '../../../bot/announcements/sight.ts'
import type { Counted as CountedRow } from '../../../prisma/store/announcement-audience.ts'
import { announcementSettings } from '../../../prisma/store/announcement-settings.ts'
import type { Announcement } from '../../../prisma/store/announcements.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { BackTo } from '../back-to.tsx'
import { centreName } from '../centres.ts'
import { Refusal } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { When } from '../when.tsx'
import { Bubbles } from './bubbles.tsx'
import { Counted } from './counted.tsx'
import { OneParams } from './editor.tsx'
import { KeepAudience } from './keep-audience.tsx'
import { Next } from './next.tsx'
import { Progress } from './progress.tsx'
import { State } from './state.tsx'
import { announcementAddress, HERE, topicWord } from './words.ts'

export type One = Reported & {
  previews: readonly Preview[]
  /** Who would be told now; null once it has begun. */
  counted: readonly CountedRow[] | null
  /** A second person must approve. */
  second: boolean
  /** The channels on which whoever looks may try it out. */
  mine: readonly string[]
}

const BEFORE: readonly string[] = ['draft', 'submitted', 'approved', 'scheduled']

/** Reads an announcement with all its page shows. */
export async function readOne({ parts, staff }: Ask, id: string): Promise<One | null> {
  const { announcements, db } = parts
  const read = await announcements.read(staff, id)
  if (!read) return null
  const { announcement } = read
  const [previews, counted, { second }, mine] = await Promise.all([
    announcements.preview(announcement, id, announcement.rule),
    BEFORE.includes(announcement.state) ? announcements.count(announcement, id) : null,
    announcementSettings(db),
    announcements.testChannels(staff),
  ])
  return { ...read, previews, counted, second, mine }
}

/** An announcement: what is next, how far it is, who is told, and what they read. */
export const announcement = page({
  path: `${HERE}/:id`,
  roles: ROLES,
  place: 'announcements',
  params: OneParams,
  load: (ask, { id }) => readOne(ask, id),
  title: ({ announcement }) => announcement.name,
  view: (one, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('announce.title')} />
      <div class="head">
        <h1>
          <bdi>{one.announcement.name}</bdi>
        </h1>
        <State ask={ask} state={one.announcement.state} />
      </div>
      <Facts ask={ask} announcement={one.announcement} />
      <Refusal ask={ask} />
      {one.counted === null && <Progress ask={ask} one={one} />}
      <Next ask={ask} one={one} />
      {one.counted && <Audience ask={ask} one={one} counted={one.counted} />}
      <section class="card">
        <h2>{ask.words('announce.words')}</h2>
        <Bubbles ask={ask} previews={one.previews} />
      </section>
    </>
  ),
})

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

const Audience = ({ ask, one: { announcement }, counted }: { ask: Ask; one: One; counted: readonly CountedRow[] }) => (
  <section class="card">
    <h2>{ask.words('announce.whom')}</h2>
    {(announcement.audience.topics ?? []).length > 0 && (
      <p>
        {announcement.audience.topics?.map(topic => (
          <span key={topic} class="tag">
            {topicWord(ask, topic)}
          </span>
        ))}
      </p>
    )}
    <Counted ask={ask} rows={counted} />
    {mayWrite(ask.staff, announcement.centre) && <KeepAudience ask={ask} action={`${announcementAddress(announcement.id)}/audience`} />}
  </section>
)
