import type { Locale, Words } from '../../locales/locale.ts'
import type { Label, Param, Phrase } from '../../locales/param.ts'
import type { Intent } from '../../nlu/intents.ts'
import type { Understood } from '../../nlu/understood.ts'
import type { Announced } from '../announcements/announcement.ts'
import type { AppointmentAct, BookingAction, Bookings } from '../appointments/facts.ts'
import type { Content, RecordedAnswer } from '../content.ts'
import type { News, NewsAction } from '../news/facts.ts'
import type { Correction, FileState, Files, Submission } from '../preregister/files.ts'

/** An option shown to a citizen. `id` is a route: `menu`, `service:emf`, `papers:emf`, or an answer to the open question. */
export type Choice = { id: string; label: Label; emoji?: string }

/** Something that happened outside. Channels, the clock and the console all speak this. */
export type Incoming = Sent | Listened | Transcribed | FloorAct | FileAct | AppointmentAct | { kind: 'announced'; announced: Announced }

/** What a citizen sends. */
export type Sent =
  | { kind: 'text'; text: string }
  /** `label`: what stood on the button, recalled when the message is kept. */
  | { kind: 'choice'; id: string; label?: Label }
  /** `file`: the channel's own id of it. `caption`: words written under it. `album`: several sent at once share one. */
  | {
      kind: 'media'
      media: 'voice' | 'photo' | 'document' | 'video' | 'sticker'
      file: string
      caption?: string
      name?: string
      album?: string
    }
  | { kind: 'location'; latitude: number; longitude: number; name?: string }
  | { kind: 'contact'; name: string; phone: string }
  /** A kind of message we cannot read: a poll, whatever a platform invents next. */
  | { kind: 'unreadable' }

/**
 * A person listened to a voice note and wrote down the answer to the question it was given to (`Position.spoken`). `ends`: the floor is
 * the assistant's from now on.
 */
export type Listened = {
  kind: 'listened'
  question: string
  answer: { kind: 'text'; text: string } | { kind: 'choice'; id: string }
  ends: boolean
}

/** What a machine heard in a voice note. `question`: the one it was given to; `readBack`: it may be said back, to be confirmed. */
export type Transcribed = { kind: 'transcribed'; question: string | null; text: string; readBack: boolean }

/** What staff, or time, does with the floor. */
export type FloorAct =
  /** A person takes the floor, and is named (`quiet`: they have written already); gives it back to the queue, or to the assistant. */
  | { kind: 'taken'; name: string; quiet?: true }
  | { kind: 'released' }
  | { kind: 'handed-back' }
  /** A person sends the citizen on to another centre, by its key. */
  | { kind: 'referred'; centre: string }
  /** A person has dealt with it. `ask`: how it went may be asked, for nobody asked yet and an answer can still come. */
  | { kind: 'resolved'; handover: string; ask: boolean }
  /** Nobody has taken it for a while. */
  | { kind: 'unclaimed' }
  /** The assistant itself broke on what was just heard. */
  | { kind: 'failed' }

/** What becomes of a file. */
export type FileAct =
  /** What the last turn asked for could not be done: it never happened, and is decided anew on fresh facts. */
  | { kind: 'refused'; reason: Refusal }
  /** Staff moved a file of this person to another state. */
  | { kind: 'file'; reference: string; service: string; state: FileState; reason: string | null; centre: Words | null }

/** Why the machine could not do what a turn decided. */
export type Refusal = 'no-place-left' | 'slot-taken'

/**
 * With it goes: `receipt`, the picture of a file's reference; `calendar`, an entry for a calendar; `pin`, a place on the map; `file`, one of
 * the media store that is nobody's own; `sound`, the same read aloud.
 */
export type Say = Phrase & {
  kind: 'say'
  choices: readonly Choice[]
  receipt?: string
  calendar?: CalendarEntry
  pin?: Pin
  file?: SaidFile
  sound?: Sound
}
export type SaidFile = { id: string; kind: 'photo' | 'voice'; mime: string; bytes: number; name: string | null }
export type Sound = Pick<RecordedAnswer, 'id' | 'mime' | 'bytes'>

/** An appointment for the calendar of a phone: it says when, and nothing of what for. */
export type CalendarEntry = { code: string; date: string; from: number; minutes: number }
export type Pin = { latitude: number; longitude: number }

/** Why a person is needed. Danger comes first in the queue. */
export type HandoverReason =
  | 'asked'
  | 'lost'
  | 'violence'
  | 'distress'
  | 'register'
  | 'appointment'
  | 'file'
  | 'complaint'
  | 'privacy'
  | 'media'
  | 'language'
  /** The assistant broke on a message; a person stepped in unasked. */
  | 'failure'
  | 'staff'

/** Something the outside must now do. Plain data: it can be stored, logged and compared. */
export type Action =
  | Say
  | { kind: 'hand-over'; reason: HandoverReason; urgent: boolean }
  /** What was not understood, to learn from. */
  | { kind: 'miss'; text: string; locale: Locale }
  /** What was heard answers a question aloud. `question` names it; `asked` is how it was put. */
  | { kind: 'spoken'; question: string; asked: Phrase }
  /** What was said aloud to a question is written down now. */
  | { kind: 'listened'; question: string }
  /** Something was heard while a person is awaited or has the floor. */
  | { kind: 'nudge' }
  /** How a hand-over went, as the citizen says: 1 to 3. */
  | { kind: 'rate'; handover: string; rating: number }
  | { kind: 'register'; submission: Submission }
  | { kind: 'correct'; reference: string; correction: Correction }
  | { kind: 'withdraw'; reference: string }
  /** Erase the person of a file, or only this conversation; `proof` is what she is told. */
  | { kind: 'forget'; reference: string | null; proof: string }
  /** A reference and a birth year did not go together. */
  | { kind: 'failed-check'; reference: string }
  /** What is said first after an announcement answers it. */
  | { kind: 'answered'; announcement: string }
  /** They want no announcements any more. */
  | { kind: 'opt-out' }
  /** Somebody of the staff shows by a code that this conversation is their own, to try announcements out. */
  | { kind: 'claim-test'; code: string }
  | NewsAction
  | BookingAction

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
  /** The offer that is talked about: what the announcement called for, or one that was looked at. */
  offer?: string
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
