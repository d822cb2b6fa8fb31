import type { LocalTime } from '../flows/engine/types.ts'
import type { Locale } from '../locales/locale.ts'
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
 * handled once, and of one conversation one turn is taken at a time. `wake` tells the outbox that there is something to send.
 */
export function createHearing(deciding: Deciding & { wake(channel: ChannelName): void; first: Locale }): Hear {
  const queue = oneAtATime()
  return (channel, { id, from, event, hint }) =>
    queue(`${channel} ${from}`, async () => {
      const safe = event.kind === 'text' ? { ...event, text: storable(event.text) } : event
      const heard = { channel, address: from, externalId: id, event: safe, at: deciding.clock.now() }
      await takeTurn(deciding, heard, hint ?? deciding.first)
      deciding.wake(channel)
    })
}

// NUL is the one character PostgreSQL cannot keep, and half an emoji is no text anywhere
const storable = (text: string): string => text.slice(0, LONGEST_TEXT).replaceAll('\u0000', '').toWellFormed()
