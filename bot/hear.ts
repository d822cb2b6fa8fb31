import type { Incoming, LocalTime } from '../flows/engine/types.ts'
import type { Locale } from '../locales/locale.ts'
import { keepReaction } from '../prisma/store/reactions.ts'
import type { ChannelName } from './channels/channel.ts'
import { oneAtATime } from './one-at-a-time.ts'
import type { Hear } from './ports.ts'
import { type Deciding, takeTurn } from './turn.ts'

/** Time, as an argument: now, and what Casablanca's clocks show. */
export type Clock = { now(): Date; local(instant: Date): LocalTime }

/** What a message may hold; beyond, it is cut before it is kept. */
const LONGEST_TEXT = 20_000

/**
 * The one door by which everything said comes in, whatever the channel. Resolves once the turn is kept: heard twice it is
 * handled once, and of one conversation one turn is taken at a time. `wake` tells the outbox that there is something to send, `fetch`
 * that there is a file to fetch.
 */
export function createHearing(deciding: Deciding & { wake(channel: ChannelName): void; fetch?(): void; first: Locale }): Hear {
  const queue = oneAtATime()
  return (channel, { id, from, event, hint, file }) =>
    queue(`${channel} ${from}`, async () => {
      if (event.kind === 'reaction') {
        await keepReaction(deciding.db, { channel, address: from }, event.on, event.emoji)
        return
      }
      const heard = { channel, address: from, externalId: id, event: storable(event), at: deciding.clock.now(), ...(file && { file }) }
      await takeTurn(deciding, heard, hint ?? deciding.first)
      deciding.wake(channel)
      if (event.kind === 'media' && !file) deciding.fetch?.()
    })
}

// NUL is the one character PostgreSQL cannot keep, and half an emoji is no text anywhere
const storableText = (text: string): string => text.slice(0, LONGEST_TEXT).replaceAll('\u0000', '').toWellFormed()

/** The event with every text in it fit to be kept. */
const storable = (event: Incoming): Incoming =>
  Object.fromEntries(
    Object.entries(event).map(([name, value]) => [name, typeof value === 'string' ? storableText(value) : value]),
  ) as Incoming
