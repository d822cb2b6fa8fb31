import type { Content, Order, Outcome, RawMessage, RawVote, Told } from './protocol.ts'

/** What we use of a message of whatsapp-web.js. */
export type MessageLike = {
  id: { _serialized: string }
  from: string
  to: string
  fromMe: boolean
  type: string
  body: string
  timestamp: number
  isStatus: boolean
  broadcast: boolean
  hasMedia: boolean
  vCards?: readonly string[]
  location?: { latitude: number | string; longitude: number | string; description?: string; name?: string }
  _data?: { notifyName?: string; filename?: string; size?: number }
  downloadMedia(): Promise<{ data: string } | undefined>
}

/** What we use of a vote: the poll is a message of ours. */
export type VoteLike = {
  selectedOptions: readonly { localId: number; name?: string }[]
  interractedAtTs: number
  parentMessage?: Partial<Pick<MessageLike, 'id' | 'to' | 'fromMe'>> | null
}

/** What we use of a reaction: what was put on which message; nothing, where it was taken back. */
export type ReactionLike = {
  id?: { fromMe?: boolean; _serialized?: string } | null
  msgId?: { _serialized?: string } | null
  reaction?: string | null
  timestamp: number
}

/** What we use of its client. */
export type ClientLike = {
  on(event: 'qr' | 'code' | 'disconnected' | 'auth_failure', listen: (text: string) => void): unknown
  on(event: 'ready', listen: () => void): unknown
  on(event: 'message' | 'message_create', listen: (message: MessageLike) => void): unknown
  on(event: 'message_reaction', listen: (reaction: ReactionLike) => void): unknown
  on(event: 'vote_update', listen: (vote: VoteLike) => void): unknown
  on(event: 'message_ack', listen: (message: MessageLike, ack: number) => void): unknown
  initialize(): Promise<void>
  destroy(): Promise<void>
  sendMessage(
    to: string,
    content: unknown,
    options: Readonly<Record<string, unknown>>,
  ): Promise<{ id: { _serialized: string } } | null | undefined>
  getMessageById(id: string): Promise<MessageLike | null>
  getChatById(id: string): Promise<{ sendStateTyping(): Promise<unknown> }>
}

/** How the library wraps what is more than words. */
export type Wrapping = {
  media(mime: string, base64: string, name: string): unknown
  place(latitude: number, longitude: number, name: string): unknown
  poll(question: string, options: readonly string[]): unknown
}

/** Ids of our own messages that are remembered, to tell them from what is typed on the phone. */
const REMEMBERED = 1_000

/**
 * The phone, as the process that holds WhatsApp Web serves it. Listeners are added once: the library says “ready” again after each
 * re-sync and reload. Messages are sent one after the other.
 */
export function createPhone(client: ClientLike, wrapping: Wrapping, tell: (told: Told) => void) {
  const own = new Set<string>()
  let sending: Promise<unknown> = Promise.resolve()

  client.on('qr', qr => tell({ tells: 'qr', qr }))
  client.on('code', code => tell({ tells: 'code', code }))
  client.on('ready', () => tell({ tells: 'ready' }))
  client.on('message', message => tell({ tells: 'heard', message: rawOf(message) }))
  client.on('message_ack', ({ id, to }, ack) => tell({ tells: 'ack', of: id._serialized, to, ack }))
  client.on('message_reaction', ({ id, msgId, reaction, timestamp }) => {
    const on = msgId?._serialized
    // one that was put there on the phone itself is ours
    if (on && id?.fromMe !== true) tell({ tells: 'reacted', reaction: { on, emoji: reaction || null, at: timestamp } })
  })
  client.on('vote_update', vote => {
    const read = voteOf(vote)
    if (read) tell({ tells: 'voted', vote: read })
  })
  client.on('disconnected', why => tell({ tells: 'gone', why }))
  client.on('auth_failure', () => tell({ tells: 'gone', why: 'auth_failure' }))
  client.on('message_create', message => void (message.fromMe && hearOwn(message)))

  // the page tells of a message of ours before the library gives us its id
  async function hearOwn(message: MessageLike): Promise<void> {
    await sending
    if (!own.has(message.id._serialized)) tell({ tells: 'typed', message: rawOf(message) })
  }

  const remember = (id: string) => {
    own.add(id)
    const [oldest] = own
    if (own.size > REMEMBERED && oldest !== undefined) own.delete(oldest)
  }

  async function send({ to, content, replyTo }: Extract<Order, { do: 'send' }>): Promise<Outcome> {
    const quoted = replyTo === undefined ? {} : { quotedMessageId: replyTo }
    const sent = await client.sendMessage(to, wrapped(content), { ...optionsOf(content), ...quoted, linkPreview: false })
    if (!sent) return { failed: 'refused', why: 'nothing was sent' }
    remember(sent.id._serialized)
    return { sent: sent.id._serialized }
  }

  const wrapped = (content: Content): unknown => {
    if (content.kind === 'text') return content.text
    if (content.kind === 'place') return wrapping.place(content.latitude, content.longitude, content.name)
    if (content.kind === 'poll') return wrapping.poll(content.question, content.options)
    return wrapping.media(content.mime, content.base64, content.name)
  }

  async function fetch({ file, limit }: Extract<Order, { do: 'fetch' }>): Promise<Outcome> {
    // the library throws at what is no id of a message
    const message = /^(true|false)_/.test(file) ? await client.getMessageById(file) : null
    if (!message?.hasMedia) return { failed: 'expired', why: 'no such message' }
    // the library holds the whole of it in memory, twice
    const size = message._data?.size ?? 0
    if (size > limit) return { failed: 'too-big', why: `${size} bytes` }
    const media = await message.downloadMedia()
    if (!media) return { failed: 'expired', why: 'WhatsApp has it no longer' }
    const bytes = (media.data.length * 3) / 4
    return bytes > limit + 2 ? { failed: 'too-big', why: `${Math.round(bytes)} bytes` } : { fetched: { base64: media.data } }
  }

  const answer = (number: number, work: Promise<Outcome>) =>
    work
      .catch((error: unknown): Outcome => ({ failed: 'unavailable', why: nameOf(error) }))
      .then(outcome => tell({ tells: 'done', number, outcome }))

  return {
    obey(order: Order): void {
      if (order.do === 'typing')
        void client
          .getChatById(order.to)
          .then(chat => chat.sendStateTyping())
          .catch(() => undefined)
      else if (order.do === 'fetch') void answer(order.number, fetch(order))
      else sending = sending.then(() => answer(order.number, send(order)))
    },
  }
}

function optionsOf(content: Content): Readonly<Record<string, unknown>> {
  if (content.kind !== 'file') return {}
  const caption = content.caption ? { caption: content.caption } : {}
  return { ...caption, sendAudioAsVoice: content.as === 'voice', sendMediaAsDocument: content.as === 'document' }
}

/** What may be told of an error: its message may quote people, but a browser's own code of a network that failed. Some are words and no errors. */
export function nameOf(error: unknown): string {
  if (typeof error === 'string') return error.slice(0, 40)
  if (!(error instanceof Error)) return 'error'
  return /net::ERR_[A-Z_]+/.exec(error.message)?.[0] ?? error.name
}

// one that was taken back chooses nothing; who votes is known by the conversation the poll stands in
function voteOf({ selectedOptions, interractedAtTs, parentMessage }: VoteLike): RawVote | null {
  const [chosen] = selectedOptions
  const { id, to, fromMe } = parentMessage ?? {}
  if (!chosen || !fromMe || !id || !to) return null
  return { of: id._serialized, to, option: chosen.localId, name: chosen.name ?? '', at: interractedAtTs || Date.now() }
}

function rawOf(message: MessageLike): RawMessage {
  const { id, from, to, fromMe, type, body, timestamp, isStatus, broadcast, location, vCards, _data } = message
  const place = location && { latitude: Number(location.latitude), longitude: Number(location.longitude) }
  const called = location?.name ?? location?.description
  return {
    id: id._serialized,
    from,
    to,
    fromMe,
    type,
    // of a place the body is a picture of the map
    body: place ? '' : (body ?? ''),
    at: timestamp,
    isStatus: Boolean(isStatus),
    broadcast: Boolean(broadcast),
    ...(_data?.notifyName && { name: _data.notifyName }),
    ...(_data?.filename && { filename: _data.filename }),
    ...(place && { location: { ...place, ...(called && { name: called }) } }),
    ...(vCards?.length && { cards: vCards }),
  }
}
