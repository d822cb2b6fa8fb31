import { type Api, InputFile } from 'grammy'
import { TYPES } from '../../media/kinds.ts'
import { MEGABYTE } from '../../media/store.ts'
import { asVoiceNote } from '../../media/voice-note.ts'
import type { Brought } from '../brought.ts'
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

/** A file as Telegram calls it. */
export type Theirs = { as: 'photo' | 'video' | 'voice'; id: string }
/** Where files come from: `uploads`, with the time a file needs; `read`, from the media store; `brought`, those Telegram has. */
export type Sources = { uploads: Api; read: ReadFile; brought: Brought<Theirs> }

/** What Telegram is asked to send for a message, in order. */
export function partsOf(api: Api, sources: Sources, to: string, message: Outgoing): Part[] {
  const { media, location } = message
  if (media) return fileParts(api, sources, to, message, media)
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

function fileParts(api: Api, sources: Sources, to: string, message: Outgoing, media: Media): Part[] {
  const payloads = encode(to, worded(message))
  const fits = fitsUnder(payloads)
  const [first] = payloads
  const under =
    fits && first ? { ...(first.text && { caption: first.text }), ...(first.reply_markup && { reply_markup: first.reply_markup }) } : {}
  const options = { ...replying(message.replyTo), ...under }
  const file: Part = () => sendFile(sources, to, media, options)
  return fits ? [file] : [file, ...textParts(api, to, worded(message))]
}

type Options = { caption?: string } & Pick<Payload, 'reply_parameters' | 'reply_markup'>

// what Telegram has already is not brought again; what it will not take as a picture, a film or a voice, it takes as a document: some
// people let nobody send them voices
async function sendFile({ uploads, read, brought }: Sources, to: string, media: Media, options: Options): Promise<Receipt> {
  const known = brought.find(media.id)
  const again = known && (await sent(theirs(uploads, to, known, options)))
  if (again && !isRefused(again)) return again
  brought.forget(media.id)
  const file = await read(media.id)
  if (!file) return GONE
  const first = shownFile(uploads, to, media, file, options)
  const receipt = first ? await sent(first().then(keeping(brought, media))) : null
  if (receipt && !isRefused(receipt)) return receipt
  return sent(uploads.sendDocument(to, new InputFile(file.content, nameOf(media, file.mime, file.name)), options))
}

const isRefused = (receipt: Receipt): boolean => 'failed' in receipt && receipt.failed === 'refused' && receipt.why.startsWith('400')

type Taken = { message_id: number; photo?: { file_id: string }[]; video?: File; voice?: File }
type File = { file_id: string }
type Sending = () => Promise<Taken>

// how it calls a file it showed as what it is
const keeping =
  (brought: Brought<Theirs>, { id }: Media) =>
  (message: Taken): Taken => {
    for (const [as, file] of [
      ['photo', message.photo?.at(-1)] as const,
      ['video', message.video] as const,
      ['voice', message.voice] as const,
    ])
      if (file) brought.keep(id, { as, id: file.file_id })
    return message
  }

function theirs(api: Api, to: string, { as, id }: Theirs, options: Options): Promise<{ message_id: number }> {
  if (as === 'photo') return api.sendPhoto(to, id, options)
  return as === 'video' ? api.sendVideo(to, id, { ...options, supports_streaming: true }) : api.sendVoice(to, id, options)
}

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
