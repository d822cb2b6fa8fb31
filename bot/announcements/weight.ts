import type { Say } from '../../flows/engine/action.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Channel, Outgoing } from '../channels/channel.ts'
import { outgoing } from '../show.ts'

/** Something said as a channel is given it, with all its files. */
export const asSent = (said: Say, locale: Locale): Outgoing => outgoing({ body: said, locale, by: null, replyTo: null })

/** Whether a channel makes one message of the words and the picture. */
export const isTogether = (channel: Pick<Channel, 'together'>, message: Outgoing): boolean =>
  !message.media || (channel.together?.(message) ?? true)

/** How many messages of a platform it is to say something: the words, a picture that stands apart from them, the recording that follows. */
export const messagesOf = (channel: Pick<Channel, 'together'>, said: Say, locale: Locale): number =>
  1 + (isTogether(channel, asSent(said, locale)) ? 0 : 1) + (said.voice ? 1 : 0)
