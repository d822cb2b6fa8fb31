import { setTimeout as wait } from 'node:timers/promises'
import { errorName } from '../../error-name.ts'
import type { Log } from '../../log.ts'
import { TYPES } from '../../media/kinds.ts'
import { asVoiceNote } from '../../media/voice-note.ts'
import type { Channel, Fetched, Option, Outgoing, ReadFile, Receipt, Received } from '../channel.ts'
import { createHealth, type Pairing } from '../health.ts'
import { inOrder } from '../in-order.ts'
import type { Patience } from '../patience.ts'
import { plainer } from '../plain.ts'
import { createPolls } from './polls.ts'
import type { Content, Outcome, Told } from './protocol.ts'
import { type DailyCap, humanPause } from './restraint.ts'
import { LIMITS, type Limits, type OpenLink, type Supervisor, supervise } from './supervisor.ts'
import { decode, decodeTyped, reacted, reported } from './wire.ts'

export type WhatsappWebOptions = {
  open: OpenLink
  log: Pick<Log, 'info' | 'warn' | 'error'>
  cap: DailyCap
  limits?: Limits
  patience?: Patience
  /** Milliseconds between two messages, at least and at most. */
  pace?: { least: number; most: number }
  /** Choices go as polls where they fit into one, not as numbered lines. */
  polls?: boolean
  /** 0 to 1. */
  chance?(): number
  /** What pairs a phone changed: shown in the terminal. */
  paired?(pairing: Pairing | null): void
}

/** No buttons: unofficial clients have none that work. */
export const CAN: Channel['can'] = { buttons: 0, textLength: 4096 }
/** Characters under a file; a longer text follows it. */
const CAPTION = 1024
/** Messages that may wait for their moment; the next are asked to come again, or the outbox would take them for lost. */
const MOST_WAITING = 4
const AGAIN_SECONDS = 3
const HOUR = 3_600
const GONE: Receipt = { failed: 'refused', why: 'the file is not there any more' }

/** WhatsApp by a paired phone, held by a process of its own. It is no official way: the number may be banned. */
export function createWhatsappWeb(options: WhatsappWebOptions): Channel {
  const { open, log, cap, limits = LIMITS, patience = { first: 5_000, most: 600_000 }, pace = { least: 800, most: 4_000 } } = options
  const { chance = Math.random, paired } = options
  const polls = createPolls()
  const health = createHealth()
  let supervisor: Supervisor | null = null
  let read: ReadFile = async () => null
  let turn: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const receive = (told: Told): Received | null => {
    if (told.tells === 'heard') return decode(told.message)
    if (told.tells === 'typed') return decodeTyped(told.message)
    if (told.tells === 'reacted') return reacted(told.reaction)
    if (told.tells === 'voted') return polls.read(told.vote)
    return told.tells === 'ack' ? reported(told.of, told.to, told.ack, new Date()) : null
  }

  // one after the other, each at the pace of somebody who types
  function atOurPace(to: string, characters: number, content: () => Promise<Content | null>, replyTo?: string): Promise<Receipt> {
    if (waiting >= MOST_WAITING) return Promise.resolve({ failed: 'too-many', why: 'one after the other', retryAfter: AGAIN_SECONDS })
    waiting += 1
    const sent = turn.then(async (): Promise<Receipt> => {
      const ready = await content()
      if (!ready) return GONE
      if (!supervisor) return receiptOf({ failed: 'unavailable', why: 'stopped' })
      supervisor.typing(to)
      await wait(humanPause(characters, chance(), pace))
      if (!cap.take()) return { failed: 'too-many', why: 'all of today’s messages are sent', retryAfter: HOUR }
      return receiptOf(await supervisor.ask({ do: 'send', to, content: ready, ...(replyTo?.includes('_') && { replyTo }) }))
    })
    turn = sent.catch(() => undefined)
    return sent.finally(() => {
      waiting -= 1
    })
  }

  function partsOf(to: string, message: Outgoing): (() => Promise<Receipt>)[] {
    const { media, location, replyTo } = message
    const words = [message.by && `💬 ${message.by}`, message.text || location?.name].filter(Boolean).join('\n')
    const asked = options.polls ? polls.of(message, words) : null
    const choices = asked ? [] : message.choices
    const texts = plainer({ text: asked?.words ?? words, choices, locale: message.locale }, CAN).filter(({ text }) => text !== '')
    const lines = texts.map(
      ({ text }, index) =>
        () =>
          atOurPace(to, text.length, async () => ({ kind: 'text', text }), index === 0 ? replyTo : undefined),
    )
    const said = asked ? [...lines, () => poll(to, asked.poll, message.choices)] : lines
    if (location) return [...said, () => atOurPace(to, 0, async () => ({ kind: 'place', name: '', ...location }))]
    if (!media) return said
    const [only, ...more] = texts
    // numbered choices are words too
    const under = media.kind !== 'voice' && !asked && only && more.length === 0 && only.text.length <= CAPTION
    const file = () => atOurPace(to, 0, () => fileOf(media, under ? only.text : ''), replyTo)
    return under ? [file] : [file, ...said]
  }

  async function poll(to: string, content: Content, choices: readonly Option[]): Promise<Receipt> {
    const receipt = await atOurPace(to, 0, async () => content)
    if ('id' in receipt) polls.sent(receipt.id, choices)
    return receipt
  }

  async function fileOf({ id, kind }: NonNullable<Outgoing['media']>, caption: string): Promise<Content | null> {
    const file = await read(id)
    if (!file) return null
    const note = kind === 'voice' ? asVoiceNote(file) : null
    const { content, mime } = note ?? file
    const name = file.name ?? `${kind}-${id.slice(0, 8)}.${TYPES[mime]?.endings[0] ?? 'bin'}`
    const as = note ? 'voice' : kind === 'document' || kind === 'voice' ? 'document' : 'shown'
    return { kind: 'file', base64: content.toString('base64'), mime, name, caption, as }
  }

  return {
    name: 'whatsapp-web',
    can: CAN,
    // a number that writes to many is banned, and the day’s few messages are for those who ask
    bulk: 0,
    keepsFirst: true,
    health: health.read,
    pairing: () => supervisor?.pairing() ?? null,
    async start(hear, readFile) {
      read = readFile ?? read
      const calls = new Set<Promise<void>>()
      const told = (one: Told) => {
        const received = receive(one)
        if (!received) return
        const call = hear(received).catch(error => {
          log.error({ error: errorName(error) }, 'whatsapp-web: a message could not be kept')
        })
        calls.add(call)
        void call.finally(() => calls.delete(call))
      }
      const mine = supervise({ open, limits, patience, log, health, told, ...(paired && { paired }) })
      supervisor = mine
      return {
        async stop() {
          if (supervisor === mine) supervisor = null
          await mine.stop()
          await Promise.allSettled(calls)
        },
      }
    },
    send: (to, message, taken) => inOrder(partsOf(to, message), taken),
    async fetch(file, limit) {
      const outcome = (await supervisor?.ask({ do: 'fetch', file, limit })) ?? { failed: 'unavailable', why: 'stopped' }
      return fetchedOf(outcome)
    },
    async typing(to) {
      supervisor?.typing(to)
    },
  }
}

function receiptOf(outcome: Outcome): Receipt {
  if ('sent' in outcome) return { id: outcome.sent }
  if ('fetched' in outcome) return { failed: 'unavailable', why: 'another answer' }
  return { failed: outcome.failed === 'refused' ? 'refused' : 'unavailable', why: outcome.why }
}

function fetchedOf(outcome: Outcome): Fetched {
  if ('fetched' in outcome) return { content: once(Buffer.from(outcome.fetched.base64, 'base64')) }
  const failed = 'failed' in outcome && (outcome.failed === 'expired' || outcome.failed === 'too-big') ? outcome.failed : 'unavailable'
  return { failed, why: 'failed' in outcome ? outcome.why : 'another answer' }
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
