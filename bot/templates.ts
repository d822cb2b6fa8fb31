import type { Locale } from '../locales/locale.ts'
import type { Db } from '../prisma/client.ts'
import type { Due } from '../prisma/store/outbox.ts'
import { type KeptTemplate, type TemplateKind, templatesOf } from '../prisma/store/templates.ts'
import { lastHeardAt } from '../prisma/store/timeline.ts'
import type { Outgoing, Template } from './channels/channel.ts'
import { numbered } from './channels/plain.ts'
import { windowAt } from './desk/window.ts'

/** In what languages of templates a variety is served, the best first: Meta knows no Darija. */
const LANGUAGES: Readonly<Record<Locale, readonly string[]>> = { ar: ['ar'], ary: ['ar'], 'ary-Latn': ['fr', 'ar'], fr: ['fr', 'ar'] }
/** Characters of what fills a hole: a body has at most 1,024, its own words included. */
const LONGEST = 900

/** Of what kind of template a message is, when it must be one; null: it can only be an answer. */
export const templateKind = (body: Due['body']): TemplateKind | null =>
  body.kind !== 'say'
    ? null
    : body.key.startsWith('appointment.remind-')
      ? 'reminder'
      : body.key.startsWith('announcement.')
        ? 'announcement'
        : null

/** The names of a template's holes, in order, each once. */
export const holesOf = (body: string): readonly string[] => [
  ...new Set([...body.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? '')),
]

/**
 * A template with a text in its only hole. Null where it is not approved, has none or several holes, or the text does not fit: Meta
 * takes no new lines, tabs or many spaces there.
 */
export function filled({ name, language, state, body }: KeptTemplate, text: string): Template | null {
  const [hole, ...more] = holesOf(body)
  const line = text
    .trim()
    .replace(/\s*\n\s*/g, ' · ')
    .replace(/\s+/g, ' ')
  if (state !== 'APPROVED' || hole === undefined || more.length > 0 || line === '' || line.length > LONGEST) return null
  return { name, language, parameters: [{ text: line, ...(/^\d+$/.test(hole) ? {} : { name: hole }) }] }
}

/** The message as the template it must be, for who has not written lately: as it is while they have; null where no template fits. */
export async function asTemplate(db: Db, due: Due, message: Outgoing, hours: number | undefined, now: Date): Promise<Outgoing | null> {
  const kind = templateKind(due.body)
  if (hours === undefined || !kind) return message
  if (windowAt(hours, await lastHeardAt(db, due.conversationId), now).state !== 'closed') return message
  const template = templateFor(message, due.locale, await templatesOf(db, kind))
  return template ? { text: '', choices: [], locale: message.locale, template } : null
}

/** A message in the best of some templates for who reads a variety; null where none takes it. */
export function templateFor(message: Outgoing, locale: Locale, usable: readonly KeptTemplate[]): Template | null {
  const text = [message.text, ...message.choices.map(numbered)].join('\n')
  const best = LANGUAGES[locale].flatMap(language => usable.find(one => one.language.split('_')[0] === language) ?? [])
  return best.flatMap(one => filled(one, text) ?? [])[0] ?? null
}
