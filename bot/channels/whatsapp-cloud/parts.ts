import { z } from 'zod'
import { TYPES } from '../../media/kinds.ts'
import { MEGABYTE } from '../../media/store.ts'
import { asVoiceNote } from '../../media/voice-note.ts'
import type { Brought } from '../brought.ts'
import type { Outgoing, ReadFile, Receipt, SentFile } from '../channel.ts'
import type { Refused } from './errors.ts'
import type { Graph } from './graph.ts'
import { type Along, addressed, type Buttons, type Content, contentsOf, type Header } from './sending.ts'

/** One message of WhatsApp's, sent with our id of the whole. Resolves with its id, or how it was refused. */
type Part = (mark?: string) => Promise<Receipt>

/** Characters under a file; a longer text follows it. */
const CAPTION = 1024
// https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media#supported-media-types
const IMAGES = new Set(['image/jpeg', 'image/png'])
const SOUNDS = new Set(['audio/ogg', 'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/amr'])
const FILMS = new Set(['video/mp4', 'video/3gpp'])
const LARGEST = { image: 5 * MEGABYTE, audio: 16 * MEGABYTE, video: 16 * MEGABYTE, document: 100 * MEGABYTE }
type Shape = keyof typeof LARGEST

const GONE: Refused = { failed: 'refused', why: 'the file is not there any more' }
const sentMessage = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })
const uploaded = z.object({ id: z.string().min(1) })

/** A file Meta has, as a message carries it. */
export type Carrying = Extract<Content, { type: 'image' | 'video' | 'audio' | 'document' }>
/** `brought`: the files Meta has. */
export type Sender = { graph: Graph; phoneId: string; read: ReadFile; pace(): Promise<void>; brought: Brought<Carrying> }

/** What WhatsApp is asked to send for a message, in order. The last carries our id: what is reported of it is true of the whole. */
export function partsOf(sender: Sender, to: string, message: Outgoing): (() => Promise<Receipt>)[] {
  const parts = markable(sender, to, message)
  return parts.map((part, index) => () => part(index === parts.length - 1 ? message.mark : undefined))
}

function markable(sender: Sender, to: string, message: Outgoing): Part[] {
  const { media, location, template, replyTo } = message
  if (template) return [mark => post(sender, to, templated(template), { mark })]
  if (media) return fileParts(sender, to, message, media)
  if (!location) return textParts(sender, to, message)
  const words = [message.by && `💬 ${message.by}`, message.text].filter(Boolean).join('\n')
  const place: Part = mark => post(sender, to, { type: 'location', location }, { replyTo, mark })
  return words ? [...textParts(sender, to, plain(message, words)), place] : [place]
}

// the text says itself who wrote it and that there is a file: what is left is words
const plain = ({ choices, locale, replyTo }: Outgoing, text: string): Outgoing => ({ text, choices, locale, ...(replyTo && { replyTo }) })

const textParts = (sender: Sender, to: string, message: Outgoing): Part[] =>
  contentsOf(message).map((content, index) => mark => post(sender, to, content, { mark, ...(index === 0 && { replyTo: message.replyTo }) }))

function templated({ name, language, parameters }: NonNullable<Outgoing['template']>): Content {
  const words = parameters.map(({ name: called, text }) => ({
    type: 'text' as const,
    text,
    ...(called !== undefined && { parameter_name: called }),
  }))
  const components = words.length > 0 ? { components: [{ type: 'body' as const, parameters: words }] } : {}
  return { type: 'template', template: { name, language: { code: language }, ...components } }
}

async function post({ graph, phoneId, pace }: Sender, to: string, content: Content, along: Along): Promise<Receipt> {
  await pace()
  const answered = await graph.post(`${phoneId}/messages`, addressed(to, content, along))
  if ('failed' in answered) return answered
  const id = sentMessage.safeParse(answered.body).data?.messages[0]?.id
  return id === undefined ? { failed: 'unavailable', why: 'no id in the answer', unsure: true } : { id }
}

type Media = NonNullable<Outgoing['media']>

const worded = (message: Outgoing): Outgoing => plain(message, [message.by && `💬 ${message.by}`, message.text].filter(Boolean).join('\n'))

/** How words and choices stand with a file: under it, below it as its buttons, or in a message of their own. A voice carries none. */
type Stands = { under: string } | { above: Buttons } | { apart: readonly Content[] }

function standing(media: Media, { text, choices, ...message }: Outgoing): Stands {
  if (media.kind !== 'voice' && choices.length === 0 && text.length <= CAPTION) return { under: text }
  if (text === '' && choices.length === 0) return { apart: [] }
  const contents = contentsOf({ text, choices, ...message })
  const [first, ...more] = contents
  const buttons = more.length === 0 && first?.type === 'interactive' && first.interactive.type === 'button' ? first.interactive : null
  return buttons && media.kind !== 'voice' ? { above: buttons } : { apart: contents }
}

/** Whether a message with a file is one of WhatsApp's. */
export const together = (message: Outgoing): boolean => !message.media || !('apart' in standing(message.media, worded(message)))

function fileParts(sender: Sender, to: string, message: Outgoing, media: Media): Part[] {
  const words = worded(message)
  const stands = standing(media, words)
  const file: Part = mark => sendFile(sender, to, media, stands, { replyTo: message.replyTo, mark })
  return 'apart' in stands && stands.apart.length > 0 ? [file, ...textParts(sender, to, words)] : [file]
}

// what Meta has already is not brought again; where it has lost it, it is
async function sendFile(sender: Sender, to: string, media: Media, stands: Stands, along: Along): Promise<Receipt> {
  const known = sender.brought.find(media.id)
  const carried = known ?? (await bring(sender, media))
  if ('failed' in carried) return carried
  const receipt = await post(sender, to, standingWith(carried, stands), along)
  if ('id' in receipt) sender.brought.keep(media.id, carried)
  if (!known || !('failed' in receipt) || receipt.failed !== 'refused') return receipt
  sender.brought.forget(media.id)
  return sendFile(sender, to, media, stands, along)
}

async function bring(sender: Sender, media: Media): Promise<Carrying | Refused> {
  const file = await sender.read(media.id)
  if (!file) return GONE
  const { shape, content, mime } = shaped(media, file)
  if (content.length > LARGEST[shape]) return { failed: 'refused', why: `${content.length} bytes` }
  const name = file.name ?? `${media.kind}-${media.id.slice(0, 8)}.${TYPES[mime]?.endings[0] ?? 'bin'}`
  const id = await upload(sender, content, mime, name)
  return typeof id === 'string' ? carrying(shape, id, name) : id
}

function carrying(shape: Shape, id: string, filename: string): Carrying {
  if (shape === 'image') return { type: 'image', image: { id } }
  if (shape === 'video') return { type: 'video', video: { id } }
  if (shape === 'audio') return { type: 'audio', audio: { id } }
  return { type: 'document', document: { id, filename } }
}

// a paper above buttons goes without its name, which not all readers of Meta's schema know there
const headerOf = (file: Exclude<Carrying, { type: 'audio' }>): Header =>
  file.type === 'document' ? { type: 'document', document: { id: file.document.id } } : file

function standingWith(file: Carrying, stands: Stands): Content {
  if ('apart' in stands || file.type === 'audio') return file
  if ('above' in stands) return { type: 'interactive', interactive: { ...stands.above, header: headerOf(file) } }
  const caption = stands.under ? { caption: stands.under } : {}
  if (file.type === 'image') return { type: 'image', image: { ...file.image, ...caption } }
  if (file.type === 'video') return { type: 'video', video: { ...file.video, ...caption } }
  return { type: 'document', document: { ...file.document, ...caption } }
}

// what WhatsApp does not show it takes as a document
function shaped({ kind }: Media, { content, mime }: SentFile): { shape: Shape; content: Buffer; mime: string } {
  const fits = (shape: Shape, types: ReadonlySet<string>) => types.has(mime) && content.length <= LARGEST[shape]
  if (kind === 'photo' && fits('image', IMAGES)) return { shape: 'image', content, mime }
  if (kind === 'video' && fits('video', FILMS)) return { shape: 'video', content, mime }
  if (kind !== 'voice') return { shape: 'document', content, mime }
  const note = asVoiceNote({ content, mime }) ?? { content, mime }
  return { shape: SOUNDS.has(note.mime) ? 'audio' : 'document', ...note }
}

async function upload({ graph, phoneId }: Sender, content: Buffer, mime: string, name: string): Promise<string | Refused> {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', mime)
  form.set('file', new Blob([new Uint8Array(content)], { type: mime }), name)
  const answered = await graph.post(`${phoneId}/media`, form)
  if ('failed' in answered) {
    // whether the file arrived or not, no message did
    const { unsure: _, ...refused } = answered
    return refused
  }
  return uploaded.safeParse(answered.body).data?.id ?? { failed: 'unavailable', why: 'no id in the answer' }
}
