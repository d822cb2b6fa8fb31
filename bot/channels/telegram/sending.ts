import { type Api, InputFile } from 'grammy'
import { TYPES } from '../../media/kinds.ts'
import { MEGABYTE } from '../../media/store.ts'
import { asVoiceNote } from '../../media/voice-note.ts'
import type { Outgoing, ReadFile, Receipt, SentFile } from '../channel.ts'
import { encode, type Payload, replying } from './encode.ts'
import { toReceipt } from './errors.ts'

/** One message of Telegram's. Resolves with its id, or how it was refused. */
export type Part = () => Promise<Receipt>

/** Characters under a file; a longer text follows it. https://core.telegram.org/bots/api#sendphoto */
const CAPTION = 1024
const LARGEST_PHOTO = 10 * MEGABYTE
const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp'])
const GONE: Receipt = { failed: 'refused', why: 'the file is not there any more' }

/** What Telegram is asked to send for a message, in order. */
export function partsOf(api: Api, uploads: Api, to: string, message: Outgoing, read: ReadFile): Part[] {
  const { media, location } = message
  if (media) return fileParts(api, uploads, to, message, media, read)
  if (!location) return textParts(api, to, message)
  const words = [message.by && `💬 ${message.by}`, message.text || location.name].filter(Boolean).join('\n')
  const place: Part = () => sent(api.sendLocation(to, location.latitude, location.longitude, replying(message.replyTo)))
  return words ? [...textParts(api, to, plain(message, words)), place] : [place]
}

// the text says itself who wrote it and that there is a file: what is left is words
const plain = ({ choices, locale, replyTo }: Outgoing, text: string): Outgoing => ({ text, choices, locale, ...(replyTo && { replyTo }) })

const textParts = (api: Api, to: string, message: Outgoing): Part[] =>
  encode(to, message).map(
    ({ chat_id, text, ...shown }) =>
      () =>
        sent(api.sendMessage(chat_id, text, shown)),
  )

type Media = NonNullable<Outgoing['media']>

const worded = (message: Outgoing): Outgoing => plain(message, [message.by && `💬 ${message.by}`, message.text].filter(Boolean).join('\n'))

// words and buttons stand under the file where they fit there
const fitsUnder = ([first, ...more]: readonly Payload[]): boolean => more.length === 0 && (first?.text.length ?? 0) <= CAPTION

/** Whether a message with a file is one of Telegram's. */
export const together = (message: Outgoing): boolean => fitsUnder(encode('', worded(message)))

function fileParts(api: Api, uploads: Api, to: string, message: Outgoing, media: Media, read: ReadFile): Part[] {
  const payloads = encode(to, worded(message))
  const fits = fitsUnder(payloads)
  const [first] = payloads
  const under =
    fits && first ? { ...(first.text && { caption: first.text }), ...(first.reply_markup && { reply_markup: first.reply_markup }) } : {}
  const options = { ...replying(message.replyTo), ...under }
  const file: Part = async () => {
    const found = await read(media.id)
    return found ? sendFile(uploads, to, media, found, options) : GONE
  }
  return fits ? [file] : [file, ...textParts(api, to, worded(message))]
}

type Options = { caption?: string } & Pick<Payload, 'reply_parameters' | 'reply_markup'>

// what Telegram will not take as a picture, a film or a voice, it takes as a document: some people let nobody send them voices
async function sendFile(api: Api, to: string, media: Media, file: SentFile, options: Options): Promise<Receipt> {
  const first = shownFile(api, to, media, file, options)
  const receipt = first ? await sent(first()) : null
  if (receipt && !('failed' in receipt && receipt.failed === 'refused' && receipt.why.startsWith('400'))) return receipt
  return sent(api.sendDocument(to, new InputFile(file.content, nameOf(media, file.mime, file.name)), options))
}

type Sending = () => Promise<{ message_id: number }>

function shownFile(api: Api, to: string, media: Media, { content, mime, name }: SentFile, options: Options): Sending | null {
  const input = () => new InputFile(content, nameOf(media, mime, name))
  if (media.kind === 'document') return null
  if (PHOTOS.has(mime) && content.length <= LARGEST_PHOTO) return () => api.sendPhoto(to, input(), options)
  if (mime === 'video/mp4') return () => api.sendVideo(to, input(), { ...options, supports_streaming: true })
  const note = media.kind === 'voice' ? asVoiceNote({ content, mime }) : null
  return note && (() => api.sendVoice(to, new InputFile(note.content, nameOf(media, note.mime, null)), options))
}

// grammY writes names without the quotes that all but plain Latin ones need; ours hold none themselves
const nameOf = ({ kind, id }: Media, mime: string, name: string | null): string =>
  `"${name ?? `${kind}-${id.slice(0, 8)}.${TYPES[mime]?.endings[0] ?? 'bin'}`}"`

const sent = (call: Promise<{ message_id: number }>): Promise<Receipt> =>
  call.then(({ message_id }) => ({ id: `${message_id}` }), toReceipt)
