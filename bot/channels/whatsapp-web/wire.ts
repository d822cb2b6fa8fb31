import type { Incoming } from '../../../flows/engine/incoming.ts'
import type { Delivery, Received } from '../channel.ts'
import type { RawMessage, RawReaction } from './protocol.ts'

/** Kinds of message nobody said: notices, calls, keys, what was taken back. */
const NOTICES = new Set(
  'e2e_notification notification notification_template gp2 protocol ciphertext call_log revoked reaction broadcast_notification groups_v4_invite debug unknown pinned_message newsletter_notification'.split(
    ' ',
  ),
)
const CROWDS = /@(g\.us|newsletter|broadcast)$/

/** Whether a message is between the phone and one person. */
const isPrivate = ({ isStatus, broadcast, type }: RawMessage, other: string) =>
  !isStatus && !broadcast && !CROWDS.test(other) && !NOTICES.has(type)

/**
 * What a message of WhatsApp Web says to us; null for groups, statuses, newsletters, the phone's own messages and notices. People keep the
 * id they came with, number or not: it is the only one answers surely reach.
 */
export function decode(message: RawMessage): Received | null {
  const { id, from, fromMe, at, name } = message
  if (fromMe || !isPrivate(message, from)) return null
  return { id, from, event: eventOf(message), at: new Date(at * 1000), ...(name && { name }) }
}

/** What somebody wrote on the phone itself, to whom; null where it is nothing for a conversation of ours. */
export function decodeTyped(message: RawMessage): Received | null {
  const { id, to, fromMe, at, body } = message
  if (!fromMe || !isPrivate(message, to)) return null
  return {
    id: `typed:${id}`,
    from: to,
    event: { kind: 'typed', of: id, text: body || SIGNS[message.type] || '…' },
    at: new Date(at * 1000),
  }
}

const SIGNS: Readonly<Record<string, string>> = { image: '🖼️', ptt: '🎤', audio: '🎤', video: '🎬', document: '📎', location: '📍' }
const KINDS = { ptt: 'voice', audio: 'voice', image: 'photo', video: 'video', document: 'document', sticker: 'sticker' } as const
const isFile = (type: string): type is keyof typeof KINDS => Object.hasOwn(KINDS, type)

function eventOf({ id, type, body, filename, location, cards }: RawMessage): Incoming {
  if (isFile(type)) {
    // under a paper without words stands its name
    const caption = body !== filename && body
    return { kind: 'media', media: KINDS[type], file: id, ...(caption && { caption }), ...(filename && { name: filename }) }
  }
  if (location)
    return { kind: 'location', latitude: location.latitude, longitude: location.longitude, ...(location.name && { name: location.name }) }
  if (cards?.[0] !== undefined) return contactOf(cards[0])
  return type === 'chat' && body !== '' ? { kind: 'text', text: body } : { kind: 'unreadable' }
}

// https://www.rfc-editor.org/rfc/rfc2426: the name, and the first number
function contactOf(card: string): Incoming {
  const [, name = ''] = /^FN(?:;[^:\r\n]*)?:(.*)$/m.exec(card) ?? []
  const [, phone = ''] = /^(?:item\d+\.)?TEL(?:;[^:\r\n]*)?:(.*)$/m.exec(card) ?? []
  return { kind: 'contact', name: name.trim(), phone: phone.trim() }
}

/** What somebody's emoji says to us; null outside conversations with one person. The id of a message names its conversation. */
export function reacted({ on, emoji, at }: RawReaction): Received | null {
  const [, from = ''] = /^(?:true|false)_([^_]+)_/.exec(on) ?? []
  if (from === '' || CROWDS.test(from)) return null
  return { id: `re:${on}:${at}`, from, event: { kind: 'reaction', on, emoji }, at: new Date(at * 1000) }
}

const STATES: Readonly<Record<number, Delivery['state']>> = { [-1]: 'failed', 1: 'sent', 2: 'delivered', 3: 'read', 4: 'read' }

/** What WhatsApp Web says became of a message; null for what is only on its way. */
export function reported(of: string, to: string, ack: number, now: Date): Received | null {
  const state = STATES[ack]
  if (!state || CROWDS.test(to)) return null
  const failed = state === 'failed' ? ({ failed: 'refused' } as const) : {}
  return { id: `${of}:${state}`, from: to, event: { kind: 'delivery', of, to: [to], state, ...failed }, at: now }
}
