import { Readable } from 'node:stream'
import { readCode } from '../../flows/appointments/code.ts'
import type { CalendarEntry } from '../../flows/engine/action.ts'
import { text } from '../../locales/index.ts'
import { isLocale, type Locale } from '../../locales/locale.ts'
import type { KnownFile } from '../../prisma/store/media.ts'
import type { OpenedFile } from '../ports.ts'
import { calendar, event } from './icalendar.ts'

/** Entries lie in no store: each is written when it is asked for, from its name, which holds what the message under it says anyway. */
const NAME = /^entry-(RDV-\d{3}-\d{4})-(\d{4}-\d\d-\d\d)-(\d{1,4})-(\d{1,3})-(ar|ary|ary-Latn|fr)$/
const TYPE = { mime: 'text/calendar', name: 'rendez-vous.ics', kind: 'document' } as const

/** The file of an entry, by its name. */
export const entryId = ({ code, date, from, minutes }: CalendarEntry, locale: Locale): string =>
  `entry-${code}-${date}-${from}-${minutes}-${locale}`

export const entryFile = (entry: CalendarEntry, locale: Locale): KnownFile => {
  const id = entryId(entry, locale)
  return { id, ...TYPE, bytes: entryContent(id)?.length ?? 0, state: 'kept' }
}

/** What a name stands for; null for the name of anything else. It says when, and nothing of what for or where. */
export function entryContent(id: string): Buffer | null {
  const [, code = '', date = '', from = '', minutes = '', locale = ''] = NAME.exec(id) ?? []
  if (!isLocale(locale) || readCode(code) === null) return null
  const summary = `${text('appointment.calendar', locale)} ${code}`
  return Buffer.from(calendar([event({ uid: code, date, from: Number(from), minutes: Number(minutes), summary })]))
}

/** The file as a page opens it, whole or in part; null for the name of anything else. */
export function openEntry(id: string, part?: { from: number; to: number }): OpenedFile | null {
  const content = entryContent(id)
  if (!content) return null
  const [from, to] = part ? [part.from, Math.min(part.to, content.length)] : [0, content.length]
  const stream = Readable.from([content.subarray(from, to)])
  return { id, ...TYPE, bytes: content.length, length: content.length, from, to, stream }
}

/** A file to be sent, by its name. */
export const sentEntry = (id: string) => {
  const content = entryContent(id)
  return content && { content, mime: TYPE.mime, name: TYPE.name }
}
