import type { Incoming } from '../../flows/engine/incoming.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Stored } from '../media/store.ts'
import type { Health, Pairing } from './health.ts'

export type ChannelName = 'web' | 'telegram' | 'whatsapp' | 'whatsapp-web' | 'terminal'

/** What a channel hears, in our words. `id` is the channel's own id for the message: seen twice, handled once. */
export type Received = {
  id: string
  /** The channel's own id of the conversation; replies go there. */
  from: string
  event: Incoming | Reaction | Delivery | Typed | Moved
  at: Date
  /** The file of a media event, where the channel has put it into the media store already. */
  file?: Stored
  /** The language the platform says this person uses, for the very first words only. */
  hint?: Locale
  /** What the platform calls this person. */
  name?: string
}

/** An emoji somebody put on a message, or took back (null). It is no turn: nothing is answered. `on`: the channel's id of the message. */
export type Reaction = { kind: 'reaction'; on: string; emoji: string | null }

/**
 * What the platform says became of a message of ours, by its own id of it. It is no turn. `to`: the addresses it may have gone to.
 * These come more than once and in any order: what was read does not become merely delivered.
 */
export type Delivery = {
  kind: 'delivery'
  of: string
  /** Our own id of it, as it was sent along. */
  mark?: string
  to: readonly string[]
  state: 'sent' | 'delivered' | 'read' | 'failed'
  failed?: Failure
}

/** Somebody of the staff wrote on the telephone itself. It is no turn: they have the floor. `of`: the platform's id of it. */
export type Typed = { kind: 'typed'; of: string; text: string }

/** Somebody is to be written to at another address from now on. It is no turn. `was`: the addresses she may be known by. */
export type Moved = { kind: 'moved'; was: readonly string[]; to: string }

/** A file as a platform gives it, or why it does not. `expired`: the platform has it no longer. `unavailable` may pass. */
export type Fetched =
  | { content: AsyncIterable<Uint8Array> }
  | { failed: 'expired' | 'too-big' | 'unavailable'; why: string; retryAfter?: number }

/** A message ready to be shown: rendered, in one language. */
export type Outgoing = {
  text: string
  choices: readonly Option[]
  locale: Locale
  /** Who of the staff wrote it: citizens see it. */
  by?: string
  /** The platform's id of the message it answers. */
  replyTo?: string
  /** A file, with the text under it. `id`: its name in the media store. */
  media?: { id: string; kind: 'voice' | 'photo' | 'document' | 'video' }
  location?: { latitude: number; longitude: number; name?: string }
  /** A template the platform has approved, in the place of the text, with what fills it. */
  template?: Template
  /** Our own id of it, for a platform that gives it back in what it reports. */
  mark?: string
}
export type Template = { name: string; language: string; parameters: readonly { name?: string; text: string }[] }
/** A template as its platform lists it: `state` is APPROVED once it may be sent; `body` has holes like {{1}} or {{text}}. */
export type ListedTemplate = { name: string; language: string; category: string; state: string; body: string }
export type Option = { id: string; label: string }

/** A file of the media store, whole, to be sent; null when it is not there any more. */
export type ReadFile = (id: string) => Promise<SentFile | null>
export type SentFile = { content: Buffer; mime: string; name: string | null }

/** Why a platform did not take a message. The last three may pass; the others will not. */
export type Failure =
  | 'blocked' // the citizen no longer wants to hear from us
  | 'gone' // no such person or chat
  | 'refused' // the platform will never take this message
  | 'window' // the citizen wrote too long ago: only approved templates may be sent
  | 'limited' // the platform holds back what we send to this person, or that much
  | 'template' // the approved template does not exist, or does not fit
  | 'unauthorised' // our own credentials are wrong
  | 'too-many'
  | 'unavailable'

/**
 * What became of a message. `retryAfter`: seconds the platform asks us to wait. `movedTo`: the conversation's new address.
 * `taken`: of a message sent in parts, the ids of those the platform has by now. `unsure`: the platform was asked and did not answer, so that
 * it may have the message all the same. A reply is sent again then; a message to many is not, until somebody says so.
 */
export type Receipt =
  | { id: string }
  | { failed: Failure; why: string; retryAfter?: number; movedTo?: string; taken?: readonly string[]; unsure?: true }

/** A way to reach citizens. Ordinary failures are receipts, never exceptions. */
export type Channel = {
  name: ChannelName
  /**
   * What the channel is able to show: buttons per message, and characters per message. `windowHours`: how long after the citizen last
   * wrote it still takes free text; left out, always.
   */
  can: { buttons: number; textLength: number; windowHours?: number }
  /** Messages a second its platform takes of what is sent to many; left out, fifty. */
  bulk?: number
  /** A message sent twice is shown once: what a crash interrupted may be sent again. */
  repeatable?: true
  /** What it hears is kept as it came before a turn is taken: its platform waits for nothing longer. */
  keepsFirst?: true
  /**
   * Begins to listen. `hear` resolves once what was heard is safely kept, and only then may the platform be told so. `read` gives the
   * files that are to be sent.
   */
  start(hear: (received: Received) => Promise<void>, read?: ReadFile): Promise<{ stop(): Promise<void> }>
  /** `taken`: the ids of the parts of this message an earlier try got through; they are not sent again. */
  send(to: string, message: Outgoing, taken?: readonly string[]): Promise<Receipt>
  /** Whether a message with a file is one message of the platform, words, choices and all; otherwise its file comes first. Left out: it is. */
  together?(message: Outgoing): boolean
  /** Fetches a file of a media event, at most `limit` bytes of it. Reading the content may reject, when the connection is cut. */
  fetch?(file: string, limit: number): Promise<Fetched>
  /** The templates the platform knows, approved or not; null where it cannot say for now. */
  templates?(): Promise<readonly ListedTemplate[] | null>
  /** How it is; left out, always well. */
  health?(): Health
  /** What pairs a telephone with it, while one is waited for: a picture's text, or a code to type. */
  pairing?(): Pairing | null
  /** Shows that an answer is coming; best effort. */
  typing?(to: string): Promise<void>
}
