import { carriedOf } from '../../flows/announcements/carried.ts'
import { readIn } from '../../flows/announcements/texts.ts'
import type { SaidFile } from '../../flows/engine/action.ts'
import { LOCALES, type Locale } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { filesFor } from '../../prisma/store/announcement-files.ts'
import { templatesOf } from '../../prisma/store/templates.ts'
import type { Channel, ChannelName, Option } from '../channels/channel.ts'
import { tellsMany } from '../channels/many.ts'
import { numberOf, plainer } from '../channels/plain.ts'
import { templateFor } from '../templates.ts'
import { messageOf, type Of } from './message.ts'
import { asSent, isTogether } from './weight.ts'

/** A file that goes with it. `own`: it is the announcement's, not that of its offer. */
export type ShownFile = { id: string; own: boolean }
/** An announcement as a phone shows it. `text` null: nobody of this variety is told; `readIn`: what the text was written in. */
export type Shown = {
  locale: Locale
  readIn: Locale | null
  text: string | null
  choices: readonly Option[]
  template: string | null
  carried: { picture: ShownFile | null; voice: ShownFile | null }
  /** Whether the picture stands in one message with the words. */
  together: boolean
}
export type Preview = { channel: ChannelName; windowed: boolean; shown: readonly Shown[] }

/** What each variety reads on each channel. `template`: the same for who has not written lately, where an approved template takes it. */
export async function previewOf(db: Db, channels: readonly Channel[], announcement: Of): Promise<Preview[]> {
  const files = await filesFor(db, announcement)
  const carried = carriedOf(files, announcement.rule)
  const own = new Set(files.own.map(({ id }) => id))
  const filed = (file: SaidFile | undefined) => (file ? { id: file.id, own: own.has(file.id) } : null)
  const templates = await templatesOf(db, 'announcement')
  const look = (channel: Channel, locale: Locale): Shown => {
    const written = readIn(announcement.texts, 'text', locale)
    if (written === null)
      return { locale, readIn: null, text: null, choices: [], template: null, carried: { picture: null, voice: null }, together: true }
    const message = asSent(messageOf(announcement, carried, locale), locale)
    const { media: _, ...words } = message
    const [part, ...more] = plainer(words, channel.can)
    const text = [part, ...more].map(each => each?.text ?? '').join('\n')
    const template = channel.can.windowHours === undefined ? null : templateFor(message, locale, templates)
    const filled =
      template && bodyOf(templates.find(({ name, language }) => name === template.name && language === template.language)?.body, template)
    return {
      locale,
      readIn: written,
      text,
      choices: ([part, ...more].at(-1)?.choices ?? []).filter(({ id }) => channel.name !== 'web' || numberOf(id) === null),
      template: filled,
      carried: { picture: filed(carried.picture), voice: filed(carried.voices[locale]) },
      together: isTogether(channel, message),
    }
  }
  return channels.filter(tellsMany).map(channel => ({
    channel: channel.name,
    windowed: channel.can.windowHours !== undefined,
    shown: LOCALES.map(locale => look(channel, locale)),
  }))
}

const bodyOf = (body: string | undefined, { parameters }: { parameters: readonly { text: string }[] }): string | null =>
  body?.replace(/\{\{\s*\w+\s*\}\}/g, () => parameters[0]?.text ?? '') ?? null
