import { z } from 'zod'
import type { MediaKind } from '../bot/media/kinds.ts'
import { isLocale, type Locale } from '../locales/locale.ts'
import { Refused } from './refuse.ts'

/** What a page may post: words, a pressed choice, where somebody is; a file comes another way. */
export type SaidEvent =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; id: string }
  | { kind: 'location'; latitude: number; longitude: number }
  | { kind: 'media'; media: MediaKind; file: string; name?: string; caption?: string }

// long enough never to be an id we give ourselves
const Id = z.string().regex(/^[\w-]{8,64}$/)
const Text = z.string().regex(/\S/)
// every id the flows make; anything else was made up
const Choice = z.string().regex(/^[\p{L}\p{N}:/._~+@-]{1,128}$/u)
const Place = { latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }
const Posted = z.union([
  z.strictObject({ id: Id, choice: Choice }),
  z.strictObject({ id: Id, text: Text }),
  z.strictObject({ id: Id, ...Place }),
])
const PostedFile = z.strictObject({
  id: Id,
  kind: z.enum(['voice', 'document']).default('document'),
  caption: z.string().max(2_000).default(''),
})

/** Reads a posted message, from JSON or a form. Throws `Refused` with 400 for anything else. */
export function parseSaid(body: unknown): { id: string; event: SaidEvent } {
  const { success, data } = Posted.safeParse(body)
  if (!success) throw new Refused(400, 'web.error.invalid')
  if ('text' in data) return { id: data.id, event: { kind: 'text', text: data.text } }
  if ('choice' in data) return { id: data.id, event: { kind: 'choice', id: data.choice } }
  return { id: data.id, event: { kind: 'location', latitude: data.latitude, longitude: data.longitude } }
}

/** Reads what is posted beside a file: its message's id, whether it was recorded, and words under it. Throws `Refused` with 400 for anything else. */
export function parseFileFields(fields: Readonly<Record<string, string>>): z.infer<typeof PostedFile> {
  const { success, data } = PostedFile.safeParse(fields)
  if (!success) throw new Refused(400, 'web.error.invalid')
  return data
}

/** A page without a script has one id for all its forms: what was pressed there tells them apart, and a double press counts once. */
export const idOnPage = (id: string, event: SaidEvent): string => `${id}:${event.kind === 'choice' ? event.id : event.kind}`

/** The language a choice asks for, if that is what it asks for. */
export function languageOf(event: SaidEvent): Locale | null {
  const asked = event.kind === 'choice' && event.id.startsWith('language:') ? event.id.slice('language:'.length) : null
  return isLocale(asked) ? asked : null
}
