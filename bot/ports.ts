import type { Locale } from '../locales/locale.ts'
import type { KeptFile, KnownFile } from '../prisma/store/media.ts'
import type { ChannelName, Option, Received } from './channels/channel.ts'
import type { MediaStore, Opened } from './media/store.ts'

/** What a web page shows of a conversation: what was said, rendered, in the language it was said in. */
export type ShownMessage = {
  /** The message's row: grows with time. 0 for a preview, which is kept nowhere. */
  id: number
  author: 'citizen' | 'bot' | 'staff'
  text: string
  choices: readonly Option[]
  locale: Locale
  at: Date
  /** A citizen's message: the channel's own id for it, by which the page that sent it knows it again. */
  heardId?: string
  /** The file it carries, whether it lies here or not. */
  file?: KnownFile
  location?: { latitude: number; longitude: number }
  /** Who of the staff wrote it. */
  by?: string
  /** The words of the message it answers. */
  answers?: string
}

/** Files for a page: what it sends is put, and what its conversation holds is opened. */
export type Files = {
  /** The largest file taken, in bytes. */
  limit: number
  put: MediaStore['put']
  /** A kept file of the conversation at an address, from its beginning or a part of it; null for any other. */
  open(channel: ChannelName, addresses: readonly string[], id: string, part?: { from: number; to: number }): Promise<OpenedFile | null>
  /** Lets go of a file that was put and then belongs to no message. */
  drop(id: string): Promise<void>
}
export type OpenedFile = Opened & KeptFile

/** Takes in what a channel heard. Resolves once it is safely kept; rejects when it could not be. */
export type Hear = (channel: ChannelName, received: Received) => Promise<void>

/** Erases the whole conversation at an address, with what is said there at this moment; false when there is none. */
export type ForgetChat = (channel: ChannelName, address: string) => Promise<boolean>

/** At most `limit` messages with an id above `after`, oldest first; none for an address never heard of. */
export type History = (channel: ChannelName, address: string, after: number, limit: number) => Promise<ShownMessage[]>

/** The last messages, at most `limit`, with an id below `before`, oldest first. */
export type Earlier = (channel: ChannelName, address: string, before: number, limit: number) => Promise<ShownMessage[]>

/** The first words of a conversation in one language, shown before anything is kept. Their ids are 0. */
export type Preview = (locale: Locale) => ShownMessage[] | Promise<ShownMessage[]>
