import type { Incoming } from '../flows/engine/incoming.ts'
import type { LocalTime } from '../flows/engine/types.ts'
import type { Locale } from '../locales/locale.ts'
import { fold } from '../nlu/fold.ts'
import { keepDelivery } from '../prisma/store/deliveries.ts'
import { keepMove } from '../prisma/store/moves.ts'
import { keepReaction } from '../prisma/store/reactions.ts'
import type { ChannelName, Delivery, Received, Typed } from './channels/channel.ts'
import { type OneAtATime, turnOf } from './one-at-a-time.ts'
import type { Hear } from './ports.ts'
import { storable } from './storable.ts'
import { type Deciding, takeTurn } from './turn.ts'

/** Time, as an argument: now, and what Casablanca's clocks show. */
export type Clock = { now(): Date; local(instant: Date): LocalTime }

const LONGEST_NAME = 80

/**
 * The one door by which everything said comes in, whatever the channel. Resolves once the turn is kept: heard twice it is
 * handled once, and of one conversation one turn is taken at a time. `wake` tells the outbox that there is something to send, `fetch`
 * that there is a file to fetch, `came` that one came with its message.
 */
export function createHearing(hearing: Hearing): Hear {
  return (channel, { id, from, event, hint, file, name }) =>
    hearing.queue(turnOf(channel, from), async () => {
      if (!isTurn(event)) return hearOther(hearing, channel, from, event)
      const safe = storableEvent(event)
      const heard = {
        channel,
        address: from,
        externalId: id,
        event: safe,
        at: hearing.clock.now(),
        words: wordsIn(safe),
        ...(file && { file }),
      }
      await takeTurn(hearing, { ...heard, ...called(name) }, hint ?? hearing.first)
      hearing.wake(channel)
      if (event.kind === 'media') (file ? hearing.came : hearing.fetch)?.()
    })
}

type Hearing = Deciding & {
  wake(channel: ChannelName): void
  fetch?(): void
  came?(): void
  changed?(conversationId: string): void
  typed?: HearTyped
  first: Locale
  queue: OneAtATime
}

type Other = Exclude<Received['event'], Incoming>
const OTHERS: Readonly<Record<Other['kind'], true>> = { reaction: true, delivery: true, typed: true, moved: true }
const isTurn = (event: Received['event']): event is Incoming => !Object.hasOwn(OTHERS, event.kind)

/** What is no turn, and is only kept. */
async function hearOther(hearing: Hearing, channel: ChannelName, from: string, event: Other): Promise<void> {
  if (event.kind === 'delivery') return hearDelivery(hearing, channel, event)
  if (event.kind === 'typed') return hearing.typed?.(channel, from, event)
  const on =
    event.kind === 'moved'
      ? await keepMove(hearing.db, channel, event.was, event.to)
      : await keepReaction(hearing.db, { channel, address: from }, event.on, event.emoji)
  if (on) hearing.changed?.(on)
}

/** What somebody of the staff wrote on a telephone: they have the floor. */
export type HearTyped = (channel: ChannelName, to: string, typed: Typed) => Promise<void>

/** A report on a message that is not known here, or not yet: it may come before the note that the message went. */
export class NotKnown extends Error {
  override name = 'NotKnown'
}

async function hearDelivery(
  { db, clock, changed }: Pick<Hearing, 'db' | 'clock' | 'changed'>,
  channel: ChannelName,
  { failed, mark, ...delivery }: Delivery,
): Promise<void> {
  const kept = await keepDelivery(db, { channel, ...delivery, mark: mark ?? null, failed: failed ?? null, at: clock.now() })
  if (!kept) throw new NotKnown()
  if (kept.changed) changed?.(kept.conversationId)
}

/** The event with every text in it fit to be kept. */
const storableEvent = (event: Incoming): Incoming =>
  Object.fromEntries(Object.entries(event).map(([name, value]) => [name, typeof value === 'string' ? storable(value) : value])) as Incoming

/** What of an event can be found by its words, folded. */
const wordsIn = (event: Incoming): string =>
  fold(event.kind === 'text' ? event.text : event.kind === 'media' ? [event.caption, event.name].join(' ') : '').trim()

/** What a channel calls somebody, as it may be kept. */
function called(name = ''): { called?: { name: string; folded: string } } {
  const line = storable(name).replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME)
  return line === '' ? {} : { called: { name: line.toWellFormed(), folded: fold(line) } }
}
