import type { HandoverReason, Say } from '../../flows/engine/action.ts'
import type { Incoming } from '../../flows/engine/incoming.ts'
import type { Choice, Session, Told, Topic } from '../../flows/engine/types.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Phrase } from '../../locales/param.ts'
import type { LastAnnounced } from '../../prisma/store/announcement-answers.ts'
import type { KnownFile } from '../../prisma/store/media.ts'
import type { Written } from '../../prisma/store/written.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Present } from './presence.ts'

export const VIEWS = ['waiting', 'mine', 'unassigned', 'snoozed', 'resolved', 'all'] as const
/**
 * waiting: a citizen waits for a person's answer, whoever has the case · mine: I have it · unassigned: nobody has it ·
 * snoozed · resolved: dealt with · all: every conversation one may see, latest first.
 */
export type View = (typeof VIEWS)[number]

export type Person = { id: string; name: string }

/** What a message holds, by who wrote it. The bot's is kept as keys: `shown(said, locale)` makes words of it in any variety. */
export type Content =
  | { author: 'citizen'; event: Incoming }
  | { author: 'bot'; said: Say }
  | { author: 'staff'; written: Written; by: Person | null }

export type HandoverState = 'waiting' | 'taken' | 'snoozed' | 'resolved'
export type HandoverView = {
  id: string
  state: HandoverState
  reason: HandoverReason
  urgent: boolean
  assignee: Person | null
  /** The message that caused it. */
  messageId: number | null
  openedAt: Date
  takenAt: Date | null
  /** Since when the citizen waits for a person's words; null while it is their turn. */
  waitingSince: Date | null
  answeredAt: Date | null
  /** Null in a snoozed one: until they reply. */
  snoozedUntil: Date | null
  resolvedAt: Date | null
  rating: number | null
}

/** How long somebody has waited, against what the centre set itself: nobody waits, in time, late, too late. */
export type Shade = 'none' | 'calm' | 'amber' | 'red'

export type InboxRow = {
  /** The conversation. */
  id: string
  channel: ChannelName
  name: string | null
  centre: string | null
  locale: Locale
  seenAt: Date
  /** Danger was spoken of: what was said is not shown in a list, because every reading is written in the journal. */
  sensitive: boolean
  tags: readonly string[]
  handover: HandoverView | null
  shade: Shade
  /** What the citizen or the staff last wrote; null in a sensitive conversation. */
  last: (Content & { at: Date; state: MessageState; locale: Locale; spoken: SpokenView | null }) | null
  /** The announcement they may be answering, while a person is needed. */
  announced: LastAnnounced | null
}

/** `centre`: only of this centre; null means the queue all centres share. `after`: the `next` of the page before. */
export type Filter = { centre?: string | null; tag?: string; after?: string; limit?: number }

/** Counts are of the whole list, whatever its tags, and end at 1000: `COUNTED` means “so many or more”. */
export const COUNTED = 1000
export type Inbox = { rows: readonly InboxRow[]; next: string | null; counts: Readonly<Record<View, number>> }

export type Found = {
  people: readonly InboxRow[]
  messages: readonly {
    conversationId: string
    messageId: number
    name: string | null
    at: Date
    locale: Locale
    sensitive: boolean
    /** Null in a sensitive conversation. */
    content: Content | null
  }[]
}

export type MessageState = 'heard' | 'queued' | 'sent' | 'delivered' | 'read' | 'failed'

/** One thing in a conversation, in the order things happened. */
export type TimelineItem =
  | (Content & {
      kind: 'message'
      id: number
      at: Date
      /** The variety it was written or said in. */
      locale: Locale
      state: MessageState
      /** Why it could not be sent: blocked, gone, refused, unavailable, window. */
      failure: string | null
      /** The emoji the other side put on it. */
      reaction: string | null
      replyTo: (Content & { id: number }) | null
      /** The file it carries, whether it lies here or not. */
      file: KnownFile | null
      spoken: SpokenView | null
      /** What a machine of the house heard in it: to be checked by listening. */
      transcript: string | null
    })
  | { kind: 'event'; id: number; at: Date; event: EventKind; by: Person | null; detail: EventDetail }
  | { kind: 'note'; id: number; at: Date; by: Person | null; text: string }

export type EventKind =
  | 'opened'
  | 'raised'
  | 'taken'
  | 'released'
  | 'transferred'
  | 'referred'
  | 'snoozed'
  | 'woken'
  | 'handed-back'
  | 'resolved'
  | 'reopened'
  | 'unclaimed'
  | 'rated'
  | 'listened'
  | 'transcribed'
/** What else is known of an event. `why`: what staff wrote, or `silent`, `idle` when time did it. */
export type EventDetail = { to?: string; centre?: string; until?: string; why?: string; reason?: string; rating?: number }

/** What was known when a hand-over opened. Misses are masked: no numbers, no names. */
export type Summary = { locale: Locale; topic: Topic; form: OpenForm | null; misses: readonly string[] }
/** A form under way, for who reads: the question asked now and the answers so far, in words of any variety. */
export type FormView = {
  asked: Phrase
  answers: readonly Told[]
  /** What may be chosen for an answer, without the menu and a person. */
  choices: readonly Choice[]
  /** The question asked now was answered aloud: it is named so by the voice notes given to it. */
  spoken: string | null
}
/** The question a voice note was given to, and whether a person has written the answer down. */
export type SpokenView = { question: string; asked: Phrase; answeredAt: Date | null }
/** A form under way as it is kept: its flow, the question asked last and the answers so far. */
export type OpenForm = { flow: string; step: string; answers: Readonly<Record<string, unknown>> }

/** Whether the channel still takes free text: always, or until an instant (WhatsApp: 24 hours after they last wrote). */
export type Window = { state: 'open' | 'closing' | 'closed'; until: Date | null }

export type ConversationView = {
  id: string
  channel: ChannelName
  name: string | null
  centre: string | null
  createdAt: Date
  seenAt: Date
  sensitive: boolean
  /** Answered in, last written in. */
  locale: Locale
  wrote: Locale | null
  /** Who has the floor. */
  mode: Session['mode']
  tags: readonly string[]
  /** The open one, else the last. */
  handover: HandoverView | null
  shade: Shade
  /** Hand-overs there were before this one. */
  before: number
  /** Notes in the whole conversation. */
  notes: number
  /** Oldest first. */
  timeline: readonly TimelineItem[]
  /** Ask for the page before with this message's id; null at the beginning. */
  earlier: number | null
  facts: {
    topic: Topic
    form: FormView | null
    opened: Summary | null
    /** The announcement they were told last, which they may be answering. */
    announced: LastAnnounced | null
  }
  window: Window
  draft: string | null
  present: readonly Present[]
}
