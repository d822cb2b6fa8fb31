import type { Locale } from '../../locales/locale.ts'
import type { Label, Param, Phrase } from '../../locales/param.ts'
import type { Intent } from '../../nlu/intents.ts'
import type { Understood } from '../../nlu/understood.ts'
import type { Bookings } from '../appointments/facts.ts'
import type { Content } from '../content.ts'
import type { News } from '../news/facts.ts'
import type { Files } from '../preregister/files.ts'
import type { Action, Say } from './action.ts'
import type { Incoming } from './incoming.ts'

/** An option shown to a citizen. `id` is a route: `menu`, `service:emf`, `papers:emf`, or an answer to the open question. */
export type Choice = { id: string; label: Label; emoji?: string }

/** Where a conversation stands inside a flow. */
export type Position = {
  flow: string
  version: number
  step: string
  answers: Readonly<Record<string, unknown>>
  misses: number
  /** ISO date on which the question was last asked: taken up again on another day, it is said where we were. */
  asked?: string
  /** It was answered aloud, and nobody has listened yet: the file of the first voice note names the question while it is open. */
  spoken?: string
  /** What a machine heard in it, read back and not confirmed yet. */
  suggested?: string
}

/** A form left in the middle, and when: an ISO date. */
export type Draft = { at: Position; left: string }

/** What is remembered of a conversation between two turns. */
export type Session = {
  /** What the citizen is answered in. */
  locale: Locale
  /** The variety of their last telling message: the answers follow it when it changes, so that a language asked for stays. */
  wrote: Locale | null
  /** Who has the floor: the bot, the bot while a person is awaited, or a person. */
  mode: 'bot' | 'waiting' | 'staff'
  at: Position | null
  /** What the last message offered. A reply of “2” means the second of these, whatever the list has become since. */
  offered: readonly Choice[]
  /** Messages in a row that were not understood. */
  misses: number
  /** What is being talked about, so that “and how much?” needs no name. */
  topic: Topic
  /** Whether the first message, with its notice on personal data, was said. */
  welcomed: boolean
  /** A sensitive matter was raised: nothing is ever sent unasked, and nothing names it. */
  discreet: boolean
  /** The album the last message belonged to: the others of it are not answered again. */
  album?: string
  /** The form left last, to be gone on with. */
  draft?: Draft | null
}
export type Topic = {
  service?: string
  /** The services last offered to choose from, by the key of their theme. */
  theme?: string
  centre?: string
  /** What was asked of a centre, and for which day: an ISO date, or `ramadan`. */
  asked?: 'hours' | 'where' | 'contact'
  /** The file whose owner this conversation has shown to be. */
  file?: string
  day?: string
  /** The announcement they were sent last, and whether they have said something since. */
  announcement?: string
  answered?: true
  /** The offer whose taking part they were just asked about, and have said nothing of yet. */
  opinion?: string
  /** The offer that is talked about: what the announcement called for, or one that was looked at. */
  offer?: string
  /** They have a place of that offer: “register me” is about another. */
  seated?: true
  /** The second thing a message asked, while the first must be chosen from a list. */
  also?: Intent
}

/** Casablanca's wall clock: ISO date, weekday 1 = Monday to 7 = Sunday, minutes after midnight. */
export type LocalTime = { date: string; weekday: number; minutes: number }

/** The facts a turn may look at, read once before it starts. */
export type World = {
  now: LocalTime
  content: Content
  files: Files
  bookings: Bookings
  news: News
  understand(text: string): Understood
  /** Id of the option a reply means (its number in any script, or its words), or null. */
  pick(text: string, options: readonly Choice[]): string | null
  /** Key of what a text names, of some things that are called by some words; null when it names none of them. */
  mentioned(text: string, named: readonly { key: string; words: readonly string[] }[]): string | null
  /** Somebody on call for danger may read this conversation now, also outside opening hours. */
  onCall: boolean
}

export type Turn = { session: Session; actions: readonly Action[] }

/** What to answer: what is said, what else is done, and what it makes of the conversation. */
export type Reply = {
  says: readonly Say[]
  does?: readonly Exclude<Action, Say>[]
  /** What is now talked about, in the place of what was. */
  topic?: Topic
  locale?: Locale
  mode?: Session['mode']
  /** The flow to open, or null to close the one that is open. Left out: an open flow goes on, and its question is asked again. */
  at?: Position | null
  /** The last words are a question: more can be said only after a choice. */
  asks?: boolean
  /** This was one more message that was not understood. */
  missed?: boolean
  /** These words carry the first greeting and its notice on personal data. */
  welcomes?: boolean
  /** From now on nothing is sent unasked. */
  discreet?: boolean
  /** The bot holds its tongue: a person has the floor. */
  silent?: boolean
  /** The open form was left before its end, not ended. */
  left?: boolean
  /** The kept draft is done with. */
  draft?: null
}

/** The situation an answer is made in. */
export type Situation = { session: Session; event: Incoming; heard: Understood | null; world: World }

/** Answers an intent, or null when this feature has nothing to say to it just now. */
export type Answer = (now: Situation) => Reply | null

/** What a button or an offered number leads to: `service:emf` calls the route `service` with `emf`. */
export type Route = (now: Situation, argument: string) => Reply | null

/** What a flow made of an event: it moved on (or stays, with something said), it finished, or this was no answer to its question. */
export type Heard = { at: Position; says?: readonly Say[]; does?: Reply['does']; missed?: boolean } | { done: Reply } | null

/** A conversation of several questions. */
export type Flow = {
  id: string
  version: number
  /** Its question may be left unanswered: anything else that is said closes it, instead of being followed by it again. */
  once?: boolean
  /** Left in the middle it is kept so many days; `title` says of what it is. */
  draftDays?: number
  title?: Phrase
  /** Whether enough was answered to be worth keeping. */
  isWorthKeeping?(at: Position): boolean
  /** False for a position saved before a release that moved or renamed its step. */
  knows(at: Position): boolean
  start(now: Situation): Position
  /** Begins it: at its first question or, when all is known already, at its end. */
  begin(now: Situation): Exclude<Heard, null>
  ask(at: Position, now: Situation): Say
  hear(at: Position, now: Situation): Heard
  /** What was answered so far, as it would be read back. */
  told?(at: Position, now: Situation): readonly Told[]
}

/** An answer to a question: what the question is called, and the answer in words. */
export type Told = { label: Param; value: Param }
