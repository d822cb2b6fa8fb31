import { randomUUID } from 'node:crypto'
import { type Deed, LONGEST, type State } from '../../flows/announcements/announcement.ts'
import { tidy } from '../../flows/announcements/audience.ts'
import { isQuiet } from '../../flows/announcements/quiet.ts'
import { translated } from '../../flows/announcements/texts.ts'
import { firstOf } from '../../flows/characters.ts'
import { LOCALES } from '../../locales/locale.ts'
import type { Tx } from '../../prisma/client.ts'
import { announcementSettings } from '../../prisma/store/announcement-settings.ts'
import { callOff, requeueFailed } from '../../prisma/store/announcement-turns.ts'
import {
  type Announcement,
  addAnnouncement,
  advance,
  type Content,
  editAnnouncement,
  findAnnouncement,
} from '../../prisma/store/announcements.ts'
import { record } from '../../prisma/store/audit.ts'
import { type Acting, type Done, isSeen } from '../desk/acting.ts'
import { storable } from '../storable.ts'
import { whyUnfit } from './fits.ts'
import { lateAfter } from './late.ts'
import type { AnnouncingParts } from './parts.ts'
import { type AnnouncementRefusal, mayLead, mayWrite } from './sight.ts'

const DONE: Done = { done: true }

/** What staff do with an announcement, besides writing it. */
export type StaffDeed = Exclude<Deed, 'edit' | 'frozen' | 'finish'>

/** As whom a deed is asked of saw it, so that nothing is done to what it has become meanwhile. `at`: when it is to be sent. */
export type Seen = { version: number; state?: State; at?: Date }

/** Writes a new announcement, or edits one nobody was told yet; an approval is taken back by it. */
export async function save(
  parts: AnnouncingParts,
  who: Acting,
  content: Content,
  known?: { id: string; version: number },
): Promise<{ id: string } | AnnouncementRefusal> {
  const { db, clock } = parts
  const before = known && (await findAnnouncement(db, known.id))
  if (known && (!before || !isSeen(who, before.centre))) return { refused: 'not-found' }
  if (!mayWrite(who, content.centre) || (before && !mayWrite(who, before.centre))) return { refused: 'not-allowed' }
  const unfit = await whyUnfit(parts, who, content)
  if (unfit) return unfit
  const id = known?.id ?? randomUUID()
  const at = clock.now()
  const kept = await db.$transaction(async tx => {
    if (known && !(await editAnnouncement(tx, id, known.version, whole(content), who.id, at))) return false
    if (!known) await addAnnouncement(tx, whole(content), { id, authorId: who.id, at })
    await journal(tx, who, known ? 'edited' : 'written', { id, centre: content.centre }, at)
    return true
  })
  return kept ? { id } : { refused: 'changed' }
}

// what is kept can be stored, and is no longer than what can be sent
function whole(content: Content): Content {
  const fitting = (text: string | undefined, most: number) => {
    const kept = firstOf(storable(text ?? '').trim(), most)
    return kept === '' ? undefined : kept
  }
  const texts = Object.fromEntries(
    LOCALES.flatMap(locale => {
      const title = fitting(content.texts[locale]?.title, LONGEST.title)
      const text = fitting(content.texts[locale]?.text, LONGEST.text)
      return title || text ? [[locale, { ...(title && { title }), ...(text && { text }) }]] : []
    }),
  )
  return { ...content, texts, audience: tidy(content.audience) }
}

/** Does something with an announcement as it was seen (`version`, `state`). `at`: when it is to be sent. */
export async function act(
  parts: AnnouncingParts,
  who: Acting,
  id: string,
  deed: StaffDeed,
  { version, state, at }: Seen,
): Promise<Done | AnnouncementRefusal> {
  const { db, clock } = parts
  const found = await findAnnouncement(db, id)
  if (!found || !isSeen(who, found.centre)) return { refused: 'not-found' }
  if (state !== undefined && found.state !== state) return { refused: 'changed' }
  const refused = await whyNot(parts, who, found, deed, at)
  if (refused) return refused
  const now = clock.now()
  const done = await db.$transaction(async tx => {
    if (!(await advance(tx, id, deed, now, { version, ...(state && { state }), ...changesOf(who, found, deed, now, at) }))) return false
    if (deed === 'retry') await requeueFailed(tx, id)
    if (deed === 'cancel') await callOff(tx, id, null)
    await journal(tx, who, WORDS[deed], found, now)
    return true
  })
  return done ? DONE : { refused: 'changed' }
}

const WORDS: { readonly [D in StaffDeed]: string } = {
  submit: 'submitted',
  withdraw: 'withdrawn',
  approve: 'approved',
  schedule: 'scheduled',
  unschedule: 'unscheduled',
  start: 'started',
  pause: 'paused',
  resume: 'resumed',
  cancel: 'cancelled',
  retry: 'retried',
}

/** Whom it is told, and what it is about, is looked at again at each of these: an offer may have closed meanwhile. */
const LOOKS: readonly StaffDeed[] = ['submit', 'approve', 'schedule', 'start']

async function whyNot(
  parts: AnnouncingParts,
  who: Acting,
  announcement: Announcement,
  deed: StaffDeed,
  at: Date | undefined,
): Promise<AnnouncementRefusal | null> {
  const { db, clock, facts } = parts
  const { centre, author, texts, expiresAt } = announcement
  const allowed = deed === 'submit' || deed === 'withdraw' ? mayWrite : mayLead
  if (!allowed(who, centre)) return { refused: 'not-allowed' }
  if (deed === 'submit' && translated(texts).length === 0) return { refused: 'invalid', why: 'no-text' }
  const unfit = LOOKS.includes(deed) ? await whyUnfit(parts, who, announcement) : null
  if (unfit) return unfit
  const settings = await announcementSettings(db)
  if (deed === 'approve' && settings.second && author?.id === who.id) return { refused: 'own' }
  const now = clock.now()
  if ((deed === 'start' || deed === 'retry') && expiresAt && expiresAt <= now) return { refused: 'invalid', why: 'past' }
  if (deed !== 'schedule') return null
  if (!at || at <= now || (expiresAt && expiresAt <= at)) return { refused: 'invalid', why: 'past' }
  const local = clock.local(at)
  return isQuiet(local, settings, facts().world(now, local).content) ? { refused: 'invalid', why: 'quiet' } : null
}

function changesOf(who: Acting, { expiresAt, version }: Announcement, deed: StaffDeed, now: Date, at: Date | undefined) {
  if (deed === 'approve') return { approvedById: who.id, approvedAt: now, approvedVersion: version }
  if (deed === 'withdraw') return { approvedById: null, approvedAt: null, approvedVersion: null }
  if (deed === 'schedule' && at) return { scheduledAt: at, lateAt: lateAfter(at, expiresAt) }
  if (deed === 'unschedule') return { scheduledAt: null, lateAt: null }
  if (deed === 'start') return { startedAt: now, lateAt: lateAfter(now, expiresAt) }
  if (deed === 'retry') return { endedAt: null, endedFor: null, lateAt: lateAfter(now, expiresAt) }
  return deed === 'cancel' ? { endedAt: now } : {}
}

const journal = (tx: Tx, who: Acting, what: string, { id, centre }: { id: string; centre: string | null }, at: Date) =>
  record(tx, { at, by: who, action: `announcement.${what}`, subject: 'announcement', about: id, centre })
