import type { Content } from '../../flows/content.ts'
import { render, renderLabel } from '../../locales/index.ts'
import type { Locale } from '../../locales/locale.ts'
import type { FileRowKept } from '../../prisma/store/file-list.ts'
import type { Keys } from '../keys.ts'
import { openPerson } from './sealing.ts'

/** The columns of an export, in order. The CIN is in none: it leaves the database by no list. */
export const COLUMNS = [
  'reference',
  'name',
  'birth',
  'phone',
  'commune',
  'quarter',
  'guardian',
  'service',
  'centre',
  'state',
  'reason',
  'language',
  'hours',
  'needs',
  'rsu',
  'channel',
  'received',
  'changed',
] as const

export type Named = { content: Content; locale: 'fr' | 'ar' }

/** A file as cells of text, in the order of the columns, with names instead of keys. */
export function cellsOf(keys: Keys, { content, locale }: Named, row: FileRowKept): string[] {
  const person = openPerson(keys, row.person)
  const place = content.communes.find(({ code }) => code === row.commune)?.names[locale]
  return [
    row.reference,
    person.name ?? '',
    person.birth?.replace(/^a/, '') ?? '',
    person.phone ?? '',
    place ?? '',
    person.quarter ?? '',
    person.guardian ?? '',
    content.services.find(({ key }) => key === row.service)?.names[locale] ?? row.service,
    content.centres.find(({ key }) => key === row.centre)?.names[locale] ?? '',
    row.state,
    row.reason ?? '',
    spoken(row.locale as Locale, locale),
    row.hours ?? '',
    (JSON.parse(row.needs) as string[]).join(' '),
    row.rsu ?? '',
    row.channel,
    row.createdAt.toISOString(),
    row.changedAt.toISOString(),
  ]
}

const spoken = (of: Locale, shownIn: Locale): string => render({ key: `language.${of}`, params: {} }, shownIn)

/** The heads of the columns: the words citizens know them by, or their names. */
export const headsOf = (locale: 'fr' | 'ar'): string[] =>
  COLUMNS.map(column => renderLabel({ key: `export.${column}`, params: {} }, locale))
