import type { Words } from '../../locales/locale.ts'
import type { Label } from '../../locales/param.ts'
import type { Announced } from '../announcements/announcement.ts'
import type { AppointmentAct } from '../appointments/facts.ts'
import type { FileState } from '../preregister/files.ts'

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
