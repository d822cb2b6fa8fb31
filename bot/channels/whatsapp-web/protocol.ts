/** What is told between the assistant and the process that holds WhatsApp Web: plain data both ways. */

/** What the phone's process is asked. Each `send` and `fetch` is answered by a `done` of the same number. */
export type Order =
  | { do: 'send'; number: number; to: string; content: Content; replyTo?: string }
  | { do: 'fetch'; number: number; file: string; limit: number }
  | { do: 'typing'; to: string }

export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'file'; base64: string; mime: string; name: string; caption: string; as: 'voice' | 'document' | 'shown' }
  | { kind: 'place'; latitude: number; longitude: number; name: string }
  | { kind: 'poll'; question: string; options: readonly string[] }

/** What the phone's process tells. */
export type Told =
  | { tells: 'qr'; qr: string }
  | { tells: 'code'; code: string }
  | { tells: 'ready' }
  | { tells: 'heard'; message: RawMessage }
  /** Somebody wrote on the phone itself. */
  | { tells: 'typed'; message: RawMessage }
  | { tells: 'ack'; of: string; to: string; ack: number }
  | { tells: 'voted'; vote: RawVote }
  | { tells: 'reacted'; reaction: RawReaction }
  /** Megabytes of the process and its browser. */
  | { tells: 'memory'; mb: number }
  /** The session is over; the process ends. */
  | { tells: 'gone'; why: string }
  | { tells: 'done'; number: number; outcome: Outcome }

export type Outcome =
  | { sent: string }
  | { fetched: { base64: string } }
  | { failed: 'unavailable' | 'refused' | 'expired' | 'too-big'; why: string }

/** What we look at of a message of WhatsApp Web. `at`: seconds. */
export type RawMessage = {
  id: string
  from: string
  to: string
  fromMe: boolean
  type: string
  body: string
  at: number
  isStatus: boolean
  broadcast: boolean
  name?: string
  filename?: string
  location?: { latitude: number; longitude: number; name?: string }
  cards?: readonly string[]
}

/** An emoji somebody put on a message, or took back (null). `at`: seconds. */
export type RawReaction = { on: string; emoji: string | null; at: number }

/** A vote in a poll of ours: which message it is, in whose conversation, what was chosen, and when, in milliseconds. */
export type RawVote = { of: string; to: string; option: number; name: string; at: number }
