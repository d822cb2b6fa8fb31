import { z } from 'zod'
import type { Incoming } from '../../../flows/engine/incoming.ts'
import type { Locale } from '../../../locales/locale.ts'
import { MEGABYTE } from '../../media/store.ts'
import type { Reaction, Received } from '../channel.ts'
import { NOTICES } from './notices.ts'

/** The kinds of update this channel asks Telegram for. */
export const UPDATES = ['message', 'edited_message', 'callback_query', 'message_reaction'] as const

// Read leniently: updates of older versions, of other servers and of tests lack half of what the documentation promises.
const user = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  language_code: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
})
const chat = z.object({ id: z.number(), type: z.string().optional() })
const media = z.object({ file_id: z.string(), file_size: z.number().optional(), file_name: z.string().optional() })
const place = z.object({ latitude: z.number(), longitude: z.number() })
const message = z.looseObject({
  message_id: z.number(),
  chat,
  from: user.optional(),
  date: z.number().optional(),
  edit_date: z.number().optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  voice: media.optional(),
  audio: media.optional(),
  photo: z.array(media).optional(),
  video: media.optional(),
  video_note: media.optional(),
  animation: media.optional(),
  document: media.optional(),
  sticker: media.optional(),
  location: place.optional(),
  venue: z.object({ title: z.string().optional(), address: z.string().optional() }).optional(),
  contact: z.object({ phone_number: z.string(), first_name: z.string().optional(), last_name: z.string().optional() }).optional(),
  media_group_id: z.string().optional(),
})
const reaction = z.object({
  chat,
  user: user.optional(),
  message_id: z.number(),
  date: z.number(),
  new_reaction: z.array(z.object({ emoji: z.string().max(32).optional() })),
})
const callback = z.object({
  id: z.string(),
  from: user,
  message: z.object({ chat }).optional(),
  data: z.string().optional(),
})
const update = z.object({
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: callback.optional(),
  message_reaction: reaction.optional(),
})

type Message = z.infer<typeof message>
type Callback = z.infer<typeof callback>

/**
 * What an update of the Bot API says to us, or null when it says nothing: groups, channels, other bots, service notices, anything
 * malformed. `now` dates what Telegram leaves undated. https://core.telegram.org/bots/api#update
 */
export function decode(raw: unknown, now: Date): Received | null {
  const { data } = update.safeParse(raw)
  if (data?.callback_query) return pressed(data.callback_query, now)
  if (data?.message_reaction) return reacted(data.message_reaction, now)
  if (data?.edited_message) return edited(data.edited_message, now)
  return data?.message ? written(data.message, now) : null
}

/** The id of the button press in an update: Telegram shows it as pending until it is answered. */
export const callbackOf = (raw: unknown): string | null => update.safeParse(raw).data?.callback_query?.id ?? null

function written(message: Message, now: Date): Received | null {
  const event = eventOf(message)
  return event && personal(message.chat, message.from)
    ? received(`${message.message_id}`, message.chat.id, event, message.date, message.from, now)
    : null
}

// only new words are heard again: a live location is edited every few seconds
function edited(message: Message, now: Date): Received | null {
  const text = message.text ?? message.caption
  if (text === undefined || !personal(message.chat, message.from)) return null
  const at = message.edit_date ?? message.date
  return received(`${message.message_id}:${at ?? ''}`, message.chat.id, wordsOf(text), at, message.from, now)
}

function pressed({ id, from, message, data }: Callback, now: Date): Received | null {
  const where = message?.chat ?? { id: from.id }
  const event: Incoming = data === undefined ? { kind: 'unreadable' } : { kind: 'choice', id: data }
  return personal(where, from) ? received(`cb:${id}`, where.id, event, undefined, from, now) : null
}

// what has no emoji of its own, such as a paid star or a drawn one, is still a sign of approval
function reacted({ chat, user, message_id, date, new_reaction }: z.infer<typeof reaction>, now: Date): Received | null {
  const [last] = new_reaction.slice(-1)
  const event: Reaction = { kind: 'reaction', on: `${message_id}`, emoji: last ? (last.emoji ?? '⭐') : null }
  return personal(chat, user) ? received(`re:${message_id}:${date}`, chat.id, event, date, user, now) : null
}

function received(
  id: string,
  chat: number,
  event: Incoming | Reaction,
  date: number | undefined,
  from: Message['from'],
  now: Date,
): Received {
  const hint = hintOf(from?.language_code)
  const name = [from?.first_name, from?.last_name].join(' ').trim()
  const at = date === undefined ? now : new Date(date * 1000)
  return { id, from: `${chat}`, event, at, ...(hint && { hint }), ...(name && { name }) }
}

// groups have negative ids, also where the type is left out
const personal = (where: z.infer<typeof chat>, from: Message['from']): boolean =>
  (where.type ?? (where.id > 0 ? 'private' : 'group')) === 'private' && from?.is_bot !== true

const hintOf = (code = ''): Locale | undefined => (/^fr\b/i.test(code) ? 'fr' : /^ar\b/i.test(code) ? 'ar' : undefined)

function eventOf(message: Message): Incoming | null {
  const { text, caption, location, venue, contact, media_group_id: album } = message
  if (text !== undefined) return wordsOf(text)
  const file = fileOf(message)
  if (file) return { kind: 'media', ...file, ...(caption !== undefined && { caption }), ...(album !== undefined && { album }) }
  if (caption !== undefined) return wordsOf(caption)
  if (location) {
    const name = [venue?.title, venue?.address].filter(Boolean).join(', ')
    return { kind: 'location', latitude: location.latitude, longitude: location.longitude, ...(name && { name }) }
  }
  if (contact)
    return { kind: 'contact', name: [contact.first_name, contact.last_name].filter(Boolean).join(' '), phone: contact.phone_number }
  return Object.keys(message).some(field => NOTICES.has(field)) ? null : { kind: 'unreadable' }
}

type File = Omit<Extract<Incoming, { kind: 'media' }>, 'kind'>

/** Of a photo's sizes the largest within what we keep is taken. */
const LARGEST = 16 * MEGABYTE

// an animation also comes as a document, and a photo in several sizes, the largest last
function fileOf({ voice, audio, photo, video, video_note, animation, document, sticker }: Message): File | null {
  const picture = photo?.findLast(({ file_size = 0 }) => file_size <= LARGEST) ?? photo?.[0]
  const as = (kind: File['media'], file: z.infer<typeof media> | undefined): File | null =>
    file ? { media: kind, file: file.file_id, ...(file.file_name !== undefined && { name: file.file_name }) } : null
  return (
    as('voice', voice ?? audio) ??
    as('photo', picture) ??
    as('video', video ?? video_note ?? animation) ??
    as('document', document) ??
    as('sticker', sticker)
  )
}

const COMMANDS: Readonly<Record<string, Incoming>> = {
  start: { kind: 'choice', id: 'start' },
  menu: { kind: 'choice', id: 'menu' },
  help: { kind: 'choice', id: 'menu' },
  langue: { kind: 'choice', id: 'languages' },
  language: { kind: 'choice', id: 'languages' },
  stop: { kind: 'text', text: 'stop' },
}

function wordsOf(text: string): Incoming {
  const command = /^\/([a-z]+)(?:@\w+)?(?:\s|$)/i.exec(text)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(COMMANDS, command) ? (COMMANDS[command] as Incoming) : { kind: 'text', text }
}
