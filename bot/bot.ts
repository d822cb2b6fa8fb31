import type { Content } from '../flows/content.ts'
import type { Step } from '../flows/engine/engine.ts'
import type { Locale } from '../locales/locale.ts'
import type { Db } from '../prisma/client.ts'
import type { Announcements } from './announcements/index.ts'
import type { Appointments } from './appointments/index.ts'
import type { Channel, ChannelName } from './channels/channel.ts'
import type { Health, Pairing } from './channels/health.ts'
import type { StaffFiles } from './desk/files.ts'
import type { Desk } from './desk/index.ts'
import type { Clock } from './hear.ts'
import type { InBackground } from './in-background.ts'
import type { Inbox } from './inbox.ts'
import type { Keys } from './keys.ts'
import type { Learning } from './learning.ts'
import type { Log } from './log.ts'
import type { MediaOptions } from './media/open.ts'
import type { MediaStore } from './media/store.ts'
import type { Outbox } from './outbox.ts'
import type { Earlier, Files, ForgetChat, Hear, History, Preview } from './ports.ts'
import type { Registrations } from './registrations/index.ts'
import type { Chance, Permits } from './registrations/look.ts'
import type { Transcribe } from './transcription/transcribe.ts'

/**
 * `step`: what decides; the flows of this release unless told otherwise. `registrations`: the keys in the form of DATA_KEYS; null: one of
 * the database's own.
 */
export type BotOptions = {
  databaseUrl: string
  clock: Clock
  log: Log
  first: Locale
  channels: readonly Channel[]
  step?: Step
  media?: MediaOptions
  /** Puts voice notes into words, for staff; left out, nobody does. */
  transcribe?: Transcribe | null
  /** What was put into words is read back to her, and counts once she confirms it. */
  readBack?: boolean
  registrations?: { dataKeys?: string | null; permits?: Permits; chance?: Chance }
}

export type ChannelHealth = { channel: ChannelName; pairing: Pairing | null } & Health

/** The assistant, put together on one database: what it hears, what it shows, what it sends. */
export type Bot = {
  db: Db
  clock: Clock
  /** What seals what identifies people. */
  keys: Keys
  /** What the assistant answers from. */
  content(): Content
  /** Reads the content and who is on call again after an edit: the next turn answers from it. */
  reread(): Promise<void>
  hear: Hear
  forgetChat: ForgetChat
  history: History
  earlier: Earlier
  preview: Preview
  /** What was brought and is not heard yet. */
  inbox: Inbox
  outbox(channel: ChannelName): Outbox | undefined
  /** Reads anew which templates the platforms have approved. False where one cannot say for now. */
  readTemplates(): Promise<boolean>
  /** How each channel is, in their order. */
  health(): readonly ChannelHealth[]
  learning: Learning
  /** What staff may see and do with files of registrations. */
  registrations: Registrations
  /** What staff may see and do with appointments. */
  appointments: Appointments
  /** What is told to many. */
  announcements: Announcements
  /** What staff may see and do. */
  desk: Desk
  /** Does now what time asks for; it is done every few seconds anyway. */
  sweep(): Promise<void>
  /** The files people send. */
  media: MediaStore
  files: Files
  /** The same for staff. */
  staffFiles: StaffFiles
  fetching: InBackground
  /** What puts voice notes into words; null where nothing does. */
  transcription: InBackground | null
  /** Lets the channels listen and the outboxes send. */
  start(): Promise<void>
  /** Stops hearing, finishes what is under way, and closes the database. Nothing is lost. */
  stop(): Promise<void>
}
