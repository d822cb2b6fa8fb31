import { z } from 'zod'
import type { Incoming } from '../../../flows/engine/types.ts'
import type { Locale } from '../../../locales/locale.ts'
import type { Channel, Option, Outgoing, Received } from '../channel.ts'
import { plainer } from '../plain.ts'
import { NOTICES } from './notices.ts'

/** The kinds of update this channel asks Telegram for. */
export const UPDATES = ['message', 'edited_message', 'callback_query'] as const

/** Telegram takes 4096 characters a message, and 64 bytes behind a button. */
export const CAN: Channel['can'] = { buttons: 10, textLength: 4096 }
const DATA_BYTES = 64
const LABEL_LENGTH = 64

// Read leniently: updates of older versions, of other servers and of tests lack half of what the documentation promises.
const user = z.object({ id: z.number(), is_bot: z.boolean().optional(), language_code: z.string().optional() })
const chat = z.object({ id: z.number(), type: z.string().optional() })
const media = z.object({ file_id: z.string() })
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
})
const callback = z.object({
  id: z.string(),
  from: user,
  message: z.object({ chat }).optional(),
  data: z.string().optional(),
})
const update = z.object({ message: message.optional(), edited_message: message.optional(), callback_query: callback.optional() })

type Message = z.infer<typeof message>
type Callback = z.infer<typeof callback>

/**
 * What an update of the Bot API says to us, or null when it says nothing: groups, channels, other bots, service notices, anything
 * malformed. `now` dates what Telegram leaves undated. https://core.telegram.org/bots/api#update
 */
export function decode(raw: unknown, now: Date): Received | null {
  const { data } = update.safeParse(raw)
  if (data?.callback_query) return pressed(data.callback_query, now)
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

function received(id: string, chat: number, event: Incoming, date: number | undefined, from: Message['from'], now: Date): Received {
  const hint = hintOf(from?.language_code)
  return { id, from: `${chat}`, event, at: date === undefined ? now : new Date(date * 1000), ...(hint && { hint }) }
}

// groups have negative ids, also where the type is left out
const personal = (where: z.infer<typeof chat>, from: Message['from']): boolean =>
  (where.type ?? (where.id > 0 ? 'private' : 'group')) === 'private' && from?.is_bot !== true

const hintOf = (code = ''): Locale | undefined => (/^fr\b/i.test(code) ? 'fr' : /^ar\b/i.test(code) ? 'ar' : undefined)

function eventOf(message: Message): Incoming | null {
  const text = message.text ?? message.caption
  if (text !== undefined) return wordsOf(text)
  const file = fileOf(message)
  if (file) return { kind: 'media', ...file }
  if (message.location) return { kind: 'location', latitude: message.location.latitude, longitude: message.location.longitude }
  return Object.keys(message).some(field => NOTICES.has(field)) ? null : { kind: 'unreadable' }
}

type File = Omit<Extract<Incoming, { kind: 'media' }>, 'kind'>

// an animation also comes as a document, and a photo in several sizes, the largest last
function fileOf({ voice, audio, photo, video, video_note, animation, document, sticker }: Message): File | null {
  const [sound, film, picture] = [voice ?? audio, video ?? video_note ?? animation, photo?.at(-1)]
  if (sound) return { media: 'voice', file: sound.file_id }
  if (picture) return { media: 'photo', file: picture.file_id }
  if (film) return { media: 'video', file: film.file_id }
  if (document) return { media: 'document', file: document.file_id }
  return sticker ? { media: 'sticker', file: sticker.file_id } : null
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

/** A message as the Bot API's `sendMessage` takes it: plain text, choices as buttons one below the other. */
export type Payload = {
  chat_id: number | string
  text: string
  link_preview_options: { is_disabled: true }
  reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] }
}

/** The payloads that show a message, in order: several when its text is long, numbered lines where buttons cannot carry a choice. */
export function encode(to: string, outgoing: Outgoing): Payload[] {
  const carried = outgoing.choices.every(({ id }) => id !== '' && Buffer.byteLength(id) <= DATA_BYTES)
  return plainer(outgoing, carried ? CAN : { ...CAN, buttons: 0 }).map(({ text, choices }) => ({
    chat_id: /^-?\d{1,15}$/.test(to) ? Number(to) : to,
    text,
    link_preview_options: { is_disabled: true },
    ...(choices.length > 0 && { reply_markup: { inline_keyboard: choices.map(option => [buttonOf(option)]) } }),
  }))
}

const buttonOf = ({ id, label }: Option) => ({ text: labelled(label), callback_data: id })

const letters = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** A label cut to what a phone shows on one button, never inside a letter or an emoji. */
function labelled(label: string): string {
  if (label.length <= LABEL_LENGTH) return label
  let kept = ''
  for (const { segment } of letters.segment(label)) {
    if (kept.length + segment.length >= LABEL_LENGTH) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
