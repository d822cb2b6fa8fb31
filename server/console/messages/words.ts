import type { Content, Person } from '../../../bot/desk/index.ts'
import { shown } from '../../../bot/show.ts'
import type { Incoming } from '../../../flows/engine/incoming.ts'
import { isConsoleKey } from '../../../locales/console.ts'
import { renderLabel } from '../../../locales/index.ts'
import { numbersInOrder } from '../../../locales/left-to-right.ts'
import type { Written } from '../../../prisma/store/written.ts'
import { centreName } from '../centres.ts'
import type { Ask } from '../page.ts'

/** What somebody is called, or that they have no name here. */
export const nameOf = ({ words }: Ask, name: string | null): string => name ?? words('inbox.unnamed')

/** A colleague's name; of time, or of an account that is gone, the house's. */
export const byOf = ({ words }: Ask, by: Person | null): string => by?.name ?? words('inbox.the-house')

/** The centre that follows a conversation, in words. */
export const placeOf = (ask: Ask, centre: string | null): string => (centre === null ? ask.words('inbox.shared') : centreName(ask, centre))

/** A word of the console whose key is put together, or what it is about when there is none. */
export function wordFor({ words }: Ask, prefix: string, name: string): string {
  const key = `${prefix}.${name}`
  return isConsoleKey(key) ? words(key as 'inbox.unnamed') : name
}

/** What a message says, in one piece, its numbers in their order; the bot's in the language of who reads. */
export const textOf = (ask: Ask, content: Content): string => numbersInOrder(plainText(ask, content))

function plainText(ask: Ask, content: Content): string {
  if (content.author === 'bot') return shown(content.said, ask.staff.locale).text
  return content.author === 'staff' ? writtenText(ask, content.written) : eventText(ask, content.event)
}

function writtenText(ask: Ask, written: Written): string {
  if (written.kind === 'text') return written.text
  if (written.kind === 'location') return `📍 ${written.name ?? ask.words('media.location')}`
  return written.caption ?? wordFor(ask, 'media', written.media)
}

function eventText(ask: Ask, event: Incoming): string {
  if (event.kind === 'text') return event.text
  if (event.kind === 'choice') return event.label ? renderLabel(event.label, ask.staff.locale) : ask.words('media.choice')
  if (event.kind === 'media') return event.caption?.trim() || wordFor(ask, 'media', event.media)
  if (event.kind === 'location') return `📍 ${event.name ?? ask.words('media.location')}`
  if (event.kind === 'contact') return `${event.name} ${event.phone}`.trim()
  return ask.words('media.unreadable')
}
