import { z } from 'zod'
import type { Incoming } from '../../../flows/engine/incoming.ts'
import type { Delivery, Moved, Reaction, Received } from '../channel.ts'
import { refusalOf } from './errors.ts'

// Read leniently: fields come and go with Meta's versions, and one message that is not understood must not cost the others.
const text = z.string().optional().catch(undefined)
const file = z.object({ id: z.string(), caption: text, filename: text }).optional().catch(undefined)
const reply = z.object({ id: z.string() }).optional().catch(undefined)
const message = z.looseObject({
  id: z.string().min(1),
  type: z.string(),
  from: text,
  from_user_id: text,
  group_id: text,
  timestamp: z.coerce.number().optional().catch(undefined),
  text: z.object({ body: z.string() }).optional().catch(undefined),
  image: file,
  audio: file,
  video: file,
  document: file,
  sticker: file,
  location: z.object({ latitude: z.coerce.number(), longitude: z.coerce.number(), name: text, address: text }).optional().catch(undefined),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: text }).optional().catch(undefined),
        phones: z
          .array(z.object({ phone: text }))
          .optional()
          .catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
  reaction: z
    .object({ message_id: z.string(), emoji: z.string().max(32).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  interactive: z.object({ button_reply: reply, list_reply: reply }).optional().catch(undefined),
  button: z.object({ payload: text, text }).optional().catch(undefined),
  system: z.object({ type: text, user_id: text, previous_user_id: text, wa_id: text }).optional().catch(undefined),
})
const status = z.object({
  id: z.string().min(1),
  status: z.string(),
  recipient_id: text,
  recipient_user_id: text,
  biz_opaque_callback_data: text,
  timestamp: z.coerce.number().optional().catch(undefined),
  errors: z
    .array(z.object({ code: z.number() }))
    .optional()
    .catch(undefined),
})
const contact = z.object({
  wa_id: text,
  user_id: text,
  profile: z.object({ name: text }).optional().catch(undefined),
})
const list = z.array(z.unknown()).optional().catch(undefined)
const value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: list,
  messages: list,
  statuses: list,
})
const webhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ changes: z.array(z.object({ field: z.string(), value: z.unknown() })) })),
})

type Message = z.infer<typeof message>
type Contact = z.infer<typeof contact>
type Status = z.infer<typeof status>

/**
 * What a webhook says to us, in order; null when it is no webhook of WhatsApp. Empty for what concerns another number, groups, and all
 * Meta reports besides messages. `now` dates what is left undated. People are known by the id WhatsApp gives this business for them,
 * which is always there; by the phone number only where an older webhook has no such id.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages
 */
export function decode(raw: unknown, phoneId: string, now: Date): Received[] | null {
  const { data } = webhook.safeParse(raw)
  if (!data) return null
  return data.entry
    .flatMap(({ changes }) => changes)
    .filter(({ field }) => field === 'messages')
    .flatMap(change => {
      const read = value.safeParse(change.value).data
      if (read?.metadata.phone_number_id !== phoneId) return []
      const known = (read.contacts ?? []).flatMap(one => contact.safeParse(one).data ?? [])
      const heard = (read.messages ?? []).flatMap(one => written(message.safeParse(one).data, known, now) ?? [])
      return [...heard, ...(read.statuses ?? []).flatMap(one => became(status.safeParse(one).data, now) ?? [])]
    })
}

function written(message: Message | undefined, known: readonly Contact[], now: Date): Received | null {
  const from = message?.from_user_id ?? message?.from
  if (!message || !from || message.group_id) return null
  const event = eventOf(message)
  const name = known
    .find(({ wa_id, user_id }) => user_id === from || (wa_id !== undefined && wa_id === message.from))
    ?.profile?.name?.trim()
  return event && { id: message.id, from, event, at: at(message.timestamp, now), ...(name && { name }) }
}

const at = (seconds: number | undefined, now: Date) => (seconds === undefined ? now : new Date(seconds * 1000))

// what nobody said: a message taken back or edited elsewhere
const NOTICES = new Set(['revoke', 'edit', 'errors'])

function eventOf(message: Message): Incoming | Reaction | Moved | null {
  const { type, text, location, contacts, reaction, interactive, button } = message
  if (type === 'system') return movedTo(message)
  if (NOTICES.has(type)) return null
  if (type === 'text' && text) return { kind: 'text', text: text.body }
  if (type === 'reaction' && reaction) return { kind: 'reaction', on: reaction.message_id, emoji: reaction.emoji || null }
  const chosen = interactive?.button_reply ?? interactive?.list_reply
  if (chosen) return { kind: 'choice', id: chosen.id }
  if (type === 'button' && button?.text) return { kind: 'text', text: button.text }
  if (type === 'location' && location) return placed(location)
  if (type === 'contacts' && contacts?.[0])
    return { kind: 'contact', name: contacts[0].name?.formatted_name ?? '', phone: contacts[0].phones?.[0]?.phone ?? '' }
  return fileOf(message) ?? { kind: 'unreadable' }
}

/**
 * A changed number brings a new id too; without one the new number is the address. What else the system says moves nobody.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/messages/system
 */
function movedTo({ from, from_user_id, system }: Message): Moved | null {
  const to = system?.user_id ?? system?.wa_id
  if (!/^user_changed_(number|user_id)$/.test(system?.type ?? '') || to === undefined) return null
  const was = [system?.previous_user_id, from_user_id, from].filter(one => one !== undefined && one !== to)
  return was.length > 0 ? { kind: 'moved', was: was as string[], to } : null
}

function placed({ latitude, longitude, name, address }: NonNullable<Message['location']>): Incoming {
  const called = [name, address].filter(Boolean).join(', ')
  return { kind: 'location', latitude, longitude, ...(called && { name: called }) }
}

const KINDS = { image: 'photo', audio: 'voice', video: 'video', document: 'document', sticker: 'sticker' } as const
const isFile = (type: string): type is keyof typeof KINDS => Object.hasOwn(KINDS, type)

function fileOf(message: Message): Incoming | null {
  const { type } = message
  const found = isFile(type) ? message[type] : undefined
  if (!found || !isFile(type)) return null
  const { id, caption, filename } = found
  return { kind: 'media', media: KINDS[type], file: id, ...(caption && { caption }), ...(filename && { name: filename }) }
}

const STATES: Readonly<Record<string, Delivery['state']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
}

// what Meta reports besides, such as a message deleted, changes nothing for us
function became(status: Status | undefined, now: Date): Received | null {
  const state = status && Object.hasOwn(STATES, status.status) ? STATES[status.status] : undefined
  const to = [status?.recipient_user_id, status?.recipient_id].filter(one => one !== undefined)
  if (!status || !state || !to[0]) return null
  const failed = state === 'failed' ? { failed: refusalOf(status.errors?.[0]?.code).failed } : {}
  const mark = status.biz_opaque_callback_data
  return {
    id: `${status.id}:${state}`,
    from: to[0],
    event: { kind: 'delivery', of: status.id, ...(mark !== undefined && { mark }), to, state, ...failed },
    at: at(status.timestamp, now),
  }
}
