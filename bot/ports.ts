import type { Locale } from '../locales/locale.ts'
import type { ChannelName, Option, Received } from './channels/channel.ts'

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
}

/** Takes in what a channel heard. Resolves once it is safely kept; rejects when it could not be. */
export type Hear = (channel: ChannelName, received: Received) => Promise<void>

/** At most `limit` messages with an id above `after`, oldest first; none for an address never heard of. */
export type History = (channel: ChannelName, address: string, after: number, limit: number) => Promise<ShownMessage[]>

/** The last messages, at most `limit`, with an id below `before`, oldest first. */
export type Earlier = (channel: ChannelName, address: string, before: number, limit: number) => Promise<ShownMessage[]>

/** The first words of a conversation in one language, shown before anything is kept. Their ids are 0. */
export type Preview = (locale: Locale) => ShownMessage[] | Promise<ShownMessage[]>
