import type { Locale } from '../../locales/locale.ts'
import type { Phrase } from '../../locales/param.ts'
import type { BookingAction } from '../appointments/facts.ts'
import type { RecordedAnswer } from '../content.ts'
import type { NewsAction } from '../news/facts.ts'
import type { OpinionAction } from '../opinions/facts.ts'
import type { Correction, Submission } from '../preregister/files.ts'
import type { Choice } from './types.ts'

/**
 * With it goes: `receipt`, the picture of a file's reference; `calendar`, an entry for a calendar; `pin`, a place on the map; `file`, one of
 * the media store that is nobody's own; `sound`, the same read aloud. `voice` follows as a message of its own, once these words have gone.
 * `wordless`: the file is sent alone, and the words are for whoever reads along.
 */
export type Say = Phrase & {
  kind: 'say'
  choices: readonly Choice[]
  receipt?: string
  calendar?: CalendarEntry
  pin?: Pin
  file?: SaidFile
  sound?: Sound
  voice?: SaidFile
  wordless?: true
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
  /** A place that was freed is held for a file that waits; it is refused when none is left. */
  | { kind: 'take-seat'; reference: string }
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
  | OpinionAction
  | BookingAction
