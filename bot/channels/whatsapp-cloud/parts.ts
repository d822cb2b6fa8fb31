import { z } from 'zod'
import { TYPES } from '../../media/kinds.ts'
import { MEGABYTE } from '../../media/store.ts'
import { asVoiceNote } from '../../media/voice-note.ts'
import type { Outgoing, ReadFile, Receipt, SentFile } from '../channel.ts'
import type { Refused } from './errors.ts'
import type { Graph } from './graph.ts'
import { type Along, addressed, type Content, contentsOf } from './sending.ts'

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

const GONE: Receipt = { failed: 'refused', why: 'the file is not there any more' }
const sentMessage = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) })
const uploaded = z.object({ id: z.string().min(1) })

export type Sender = { graph: Graph; phoneId: string; read: ReadFile; pace(): Promise<void> }

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

// words stand under what can carry them; choices need a message of their own
function fileParts(sender: Sender, to: string, message: Outgoing, media: Media): Part[] {
  const words = [message.by && `💬 ${message.by}`, message.text].filter(Boolean).join('\n')
  const under = words.length <= CAPTION && message.choices.length === 0 && media.kind !== 'voice'
  const file: Part = async mark => {
    const found = await sender.read(media.id)
    return found ? sendFile(sender, to, media, found, under ? words : '', { replyTo: message.replyTo, mark }) : GONE
  }
  return under || !words ? [file] : [file, ...textParts(sender, to, plain(message, words))]
}

async function sendFile(sender: Sender, to: string, media: Media, file: SentFile, caption: string, along: Along): Promise<Receipt> {
  const { shape, content, mime } = shaped(media, file)
  if (content.length > LARGEST[shape]) return { failed: 'refused', why: `${content.length} bytes` }
  const name = file.name ?? `${media.kind}-${media.id.slice(0, 8)}.${TYPES[mime]?.endings[0] ?? 'bin'}`
  const id = await upload(sender, content, mime, name)
  return typeof id === 'string' ? post(sender, to, carrying(shape, id, caption, name), along) : id
}

function carrying(shape: Shape, id: string, words: string, filename: string): Content {
  const caption = words ? { caption: words } : {}
  if (shape === 'image') return { type: 'image', image: { id, ...caption } }
  if (shape === 'video') return { type: 'video', video: { id, ...caption } }
  if (shape === 'audio') return { type: 'audio', audio: { id } }
  return { type: 'document', document: { id, filename, ...caption } }
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
