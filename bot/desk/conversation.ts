import type { Session } from '../../flows/engine/types.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { lastAnnounced } from '../../prisma/store/announcement-answers.ts'
import { record, recorded } from '../../prisma/store/audit.ts'
import {
  type CardRow,
  type HandoverRow,
  type MessageRow,
  readMessages,
  readMessagesFrom,
  readSeen,
  readSomeMessages,
} from '../../prisma/store/cards.ts'
import { deskSettings } from '../../prisma/store/desk-settings.ts'
import { readDraft } from '../../prisma/store/drafts.ts'
import type { KnownFile } from '../../prisma/store/media.ts'
import { countNotes, lastHeardAt, readEvents, readHandovers, readNotes, type Span } from '../../prisma/store/timeline.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Keys } from '../keys.ts'
import { openSession } from '../registrations/private-sessions.ts'
import type { Acting } from './acting.ts'
import { contentOf, handoverView, sessionOf, shadeNow, spokenView } from './content.ts'
import type { Presence } from './presence.ts'
import { sightOf } from './sight.ts'
import type { ConversationView, EventDetail, EventKind, FormView, MessageState, Summary, TimelineItem } from './view.ts'
import { type WindowOf, windowAt } from './window.ts'

const PAGE = 50
/** How far back the first page reaches for the message that opened the hand-over. */
const FAR = 200
const ONE_READING_MS = 10 * 60_000

export type Reading = {
  db: Db
  now(): Date
  presence: Presence
  windowOf: WindowOf
  keys: Keys
  /** The form under way in a session, in words. */
  form(id: string, session: Session): Promise<FormView | null>
}

/** A conversation as a member of the staff sees it; null when there is none for them. Reading a sensitive one is written in the journal. */
export async function readConversation(reading: Reading, who: Acting, id: string, before?: number): Promise<ConversationView | null> {
  const { db, now, presence } = reading
  const row = await readSeen(db, id, sightOf(who))
  if (!row) return null
  if (row.sensitive && before === undefined) await writeDown(reading, who, row)
  const { last, count } = await readHandovers(db, id)
  const messages = before === undefined ? await firstPage(db, id, last) : await readMessages(db, id, { before, limit: PAGE })
  const earlier = messages.length > 0 && (await hasEarlier(db, id, messages)) ? (messages[0] as MessageRow).id : null
  const session = openSession(reading.keys, id, sessionOf(row))
  const handover = last && handoverView(last)
  return {
    ...headOf(row),
    handover,
    before: Math.max(0, count - 1),
    notes: await countNotes(db, id),
    shade: shadeNow(handover, await deskSettings(db), now()),
    timeline: await timelineOf(db, row, messages, { from: earlier === null, to: before }),
    earlier,
    facts: {
      topic: session.topic,
      form: await reading.form(id, session),
      opened: last?.facts ? (JSON.parse(last.facts) as Summary) : null,
      announced: (await lastAnnounced(db, [{ conversationId: id, openedAt: last?.openedAt ?? now() }])).get(id) ?? null,
    },
    window: windowAt(reading.windowOf(row.channel), await lastHeardAt(db, id), now()),
    draft: await readDraft(db, who.id, id),
    present: presence.of(id),
  }
}

// a page that is open reads again with each thing that happens: that is one reading
async function writeDown({ db, now }: Reading, by: Acting, { id, centre }: CardRow): Promise<void> {
  const read = { at: now(), by, action: 'conversation.read', subject: 'conversation', about: id, centre }
  if (!(await recorded(db, read, new Date(now().getTime() - ONE_READING_MS)))) await record(db, read)
}

function headOf(row: CardRow) {
  const { id, name, centre, createdAt, seenAt, sensitive } = row
  const { locale, wrote, mode } = sessionOf(row)
  return {
    id,
    name,
    centre,
    createdAt,
    seenAt,
    sensitive,
    locale,
    wrote,
    mode,
    channel: row.channel as ChannelName,
    tags: row.tags.map(tag => tag.name),
  }
}

// a case opens at the message that caused it
async function firstPage(db: Db, id: string, handover: HandoverRow | null): Promise<MessageRow[]> {
  const page = await readMessages(db, id, { limit: PAGE })
  const cause = handover?.state === 'resolved' ? null : handover?.messageId
  if (!cause || page.length < PAGE || cause >= (page[0] as MessageRow).id) return page
  const longer = await readMessagesFrom(db, id, cause, FAR)
  return longer.length < FAR ? longer : page
}

const hasEarlier = async (db: Db, id: string, [first]: readonly MessageRow[]): Promise<boolean> =>
  first !== undefined && (await readMessages(db, id, { before: first.id, limit: 1 })).length > 0

async function timelineOf(
  db: Db,
  { id, createdAt }: CardRow,
  messages: readonly MessageRow[],
  page: { from: boolean; to: number | undefined },
): Promise<TimelineItem[]> {
  const first = messages[0]
  const next = page.to === undefined ? null : ((await readSomeMessages(db, id, [page.to]))[0]?.at ?? null)
  const span: Span = { from: page.from || !first ? createdAt : first.at, until: next }
  const answered = await readSomeMessages(
    db,
    id,
    messages.flatMap(({ replyToId }) => replyToId ?? []),
  )
  const [events, notes] = await Promise.all([readEvents(db, id, span), readNotes(db, id, span)])
  return [
    ...messages.map(message => messageItem(message, answered)),
    ...events.map(
      ({ staff, kind, detail, ...event }): TimelineItem => ({
        ...event,
        kind: 'event',
        event: kind as EventKind,
        by: staff,
        detail: detail ? (JSON.parse(detail) as EventDetail) : {},
      }),
    ),
    ...notes.map(({ staff, ...note }): TimelineItem => ({ ...note, kind: 'note', by: staff })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime() || ORDER[a.kind] - ORDER[b.kind] || a.id - b.id)
}

// what was said at one instant comes before what it led to
const ORDER = { message: 0, event: 1, note: 2 } as const

function messageItem(row: MessageRow, answered: readonly MessageRow[]): TimelineItem {
  const { id, at, failure, reaction } = row
  const replyTo = answered.find(message => message.id === row.replyToId)
  return {
    ...contentOf(row),
    kind: 'message',
    id,
    at,
    failure,
    reaction,
    locale: row.locale as Locale,
    state: row.state as MessageState,
    file: row.media as KnownFile | null,
    spoken: spokenView(row),
    transcript: row.media?.transcript || null,
    replyTo: replyTo ? { ...contentOf(replyTo), id: replyTo.id } : null,
  }
}
