import type { Say } from '../flows/engine/action.ts'
import type { Incoming } from '../flows/engine/incoming.ts'
import type { Choice } from '../flows/engine/types.ts'
import { render, renderLabel } from '../locales/index.ts'
import { numbersInOrder } from '../locales/left-to-right.ts'
import type { Locale } from '../locales/locale.ts'
import type { KeptMessage } from '../prisma/store/history.ts'
import type { Due } from '../prisma/store/outbox.ts'
import type { Written } from '../prisma/store/written.ts'
import { entryFile, entryId } from './appointments/calendar-file.ts'
import type { Option, Outgoing } from './channels/channel.ts'
import type { ShownMessage } from './ports.ts'
import { receiptFile, receiptId } from './registrations/receipt.ts'

/** Something said, in the words of a variety: the only place where keys become text. */
export const shown = (said: Say, locale: Locale): Outgoing => ({
  text: said.sound ? `🔊 ${render(said, locale)}` : render(said, locale),
  choices: said.choices.map(choice => optionOf(choice, locale)),
  locale,
})

// what is sent of it: where the file says it all, no words
const sent = (said: Say, locale: Locale): Outgoing => ({ ...shown(said, locale), ...(said.wordless && { text: '' }) })

const optionOf = ({ id, label, emoji }: Choice, locale: Locale): Option => ({
  id,
  label: emoji ? `${emoji} ${renderLabel(label, locale)}` : renderLabel(label, locale),
})

/** What a person of the staff wrote, ready to be shown. */
export function written(message: Written, locale: Locale, by: string | null): Outgoing {
  const who = { choices: [], locale, ...(by !== null && { by }) }
  if (message.kind === 'text') return { ...who, text: numbersInOrder(message.text) }
  if (message.kind === 'media')
    return { ...who, text: numbersInOrder(message.caption ?? ''), media: { id: message.mediaId, kind: message.media } }
  const { kind: _, ...location } = message
  return { ...who, text: message.name ?? '', location }
}

// with the reference of a file goes its receipt, with an appointment its entry for a calendar, with a place the map, with an answer its sound
function besides({ receipt, calendar, pin, file, sound }: Say, locale: Locale): Pick<Outgoing, 'media' | 'location'> {
  if (sound) return { media: { id: sound.id, kind: 'voice' } }
  if (receipt !== undefined) return { media: { id: receiptId(receipt), kind: 'photo' } }
  if (calendar) return { media: { id: entryId(calendar, locale), kind: 'document' } }
  if (file) return { media: { id: file.id, kind: file.kind } }
  return pin ? { location: pin } : {}
}

/** Whether a recording, or the file of an offer, is still there: another may have taken its place since it was said. */
export type IsThere = (id: string) => boolean

const withFiles = ({ sound, file, voice: _, ...said }: Say, isThere: IsThere): Say => ({
  ...said,
  ...(sound && isThere(sound.id) && { sound }),
  ...(file && isThere(file.id) && { file }),
})

/** A message of the outbox, ready to be sent. */
export function outgoing(
  { body, locale, by, replyTo }: Pick<Due, 'body' | 'locale' | 'by' | 'replyTo'>,
  isThere: IsThere = () => true,
): Outgoing {
  const said = body.kind === 'say' ? withFiles(body, isThere) : null
  const message = said ? { ...sent(said, locale), ...besides(said, locale) } : written(body as Written, locale, by)
  return replyTo === null ? message : { ...message, replyTo }
}

/** A kept conversation as it was seen. What nobody saw, such as the opening of a page, is left out. */
export const shownHistory = (messages: readonly KeptMessage[], isThere: IsThere = () => true): ShownMessage[] =>
  messages
    .map(message => (message.author === 'bot' ? { ...message, said: withFiles(message.said, isThere) } : message))
    .map(answering)
    .filter(({ text, file }) => text !== '' || file !== undefined)

function answering(message: KeptMessage): ShownMessage {
  const shown = shownMessage(message)
  return message.answers ? { ...shown, answers: quoted(shownMessage(message.answers)) } : shown
}

const QUOTED = 120
const quoted = ({ text, file }: ShownMessage): string => {
  const words = text || (file ? '📎' : '…')
  return words.length > QUOTED ? `${words.slice(0, QUOTED).toWellFormed()}…` : words
}

function shownMessage(message: KeptMessage): ShownMessage {
  const { id, author, locale, at, media } = message
  const file = media ? { file: media } : {}
  if (message.author === 'bot') {
    const { receipt, calendar, pin, file: own, sound } = message.said
    return {
      id,
      author,
      at,
      ...sent(message.said, locale),
      ...(receipt !== undefined && { file: receiptFile(receipt) }),
      ...(sound && { file: { ...sound, kind: 'voice', name: null, state: 'kept' } as const }),
      ...(calendar && { file: entryFile(calendar, locale) }),
      ...(own && { file: { ...own, state: 'kept' } }),
      ...(pin && { location: pin }),
    }
  }
  if (message.author === 'staff') return { id, author, at, ...file, ...placed(written(message.written, locale, message.by)) }
  const { event, heardId } = message
  // a file is shown itself, and so is where somebody is
  const text = media && event.kind === 'media' ? (event.caption?.trim() ?? '') : eventText(event, locale)
  const location = event.kind === 'location' ? { location: { latitude: event.latitude, longitude: event.longitude } } : {}
  return { id, author, locale, at, choices: [], text, heardId, ...file, ...location }
}

// the page shows the file itself; a place it shows under its name
const placed = ({ text, choices, locale, by, location }: Outgoing) => ({
  text: location ? `📍 ${text}`.trim() : text,
  choices,
  locale,
  ...(by !== undefined && { by }),
  ...(location && { location: { latitude: location.latitude, longitude: location.longitude } }),
})

const MEDIA = { voice: '🎤', photo: '🖼️', document: '📎', video: '🎬', sticker: '🙂' } as const

function eventText(event: Incoming, locale: Locale): string {
  if (event.kind === 'text') return numbersInOrder(event.text) || '…'
  if (event.kind === 'choice') return event.label ? renderLabel(event.label, locale) : ''
  if (event.kind === 'media') return event.caption?.trim() ? `${MEDIA[event.media]} ${event.caption}` : MEDIA[event.media]
  if (event.kind === 'location') return event.name ? `📍 ${event.name}` : '📍'
  return event.kind === 'contact' ? `👤 ${event.name} ${event.phone}`.trim() : '…'
}
