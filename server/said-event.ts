import { z } from 'zod'
import { isLocale, type Locale } from '../locales/locale.ts'
import { Refused } from './refuse.ts'

/** What a page may post: words or a pressed choice. */
export type SaidEvent = { kind: 'text'; text: string } | { kind: 'choice'; id: string }

// long enough never to be an id we give ourselves
const Id = z.string().regex(/^[\w-]{8,64}$/)
const Text = z.string().regex(/\S/)
// every id the flows make; anything else was made up
const Choice = z.string().regex(/^[\p{L}\p{N}:/._~+-]{1,128}$/u)
const Posted = z.union([z.strictObject({ id: Id, choice: Choice }), z.strictObject({ id: Id, text: Text })])

/** Reads a posted message, from JSON or a form. Throws `Refused` with 400 for anything else. */
export function parseSaid(body: unknown): { id: string; event: SaidEvent } {
  const { success, data } = Posted.safeParse(body)
  if (!success) throw new Refused(400, 'web.error.invalid')
  if ('text' in data) return { id: data.id, event: { kind: 'text', text: data.text } }
  return { id: data.id, event: { kind: 'choice', id: data.choice } }
}

/** A page without a script has one id for all its forms: what was pressed there tells them apart, and a double press counts once. */
export const idOnPage = (id: string, event: SaidEvent): string => `${id}:${event.kind === 'choice' ? event.id : 'text'}`

/** The language a choice asks for, if that is what it asks for. */
export function languageOf(event: SaidEvent): Locale | null {
  const asked = event.kind === 'choice' && event.id.startsWith('language:') ? event.id.slice('language:'.length) : null
  return isLocale(asked) ? asked : null
}
