import { z } from 'zod'
import { type Typed, typedBirth, typedName, typedPhone } from '../../../bot/registrations/typed.ts'
import type { Content } from '../../../flows/content.ts'
import type { ConsoleKey } from '../../../locales/console.ts'
import { LOCALES } from '../../../locales/locale.ts'
import type { Ask, Outcome } from '../page.ts'
import { ELSEWHERE } from './place-fields.tsx'

const typed = z.string().max(200, 'form.too-long').default('')

/** What staff type of a person. */
export const personShape = {
  name: typed,
  birth: typed,
  phone: typed,
  commune: z.string().max(64),
  quarter: z.string().trim().max(60, 'form.too-long').default(''),
  hours: z.enum(['morning', 'afternoon', 'any']),
  language: z.enum(LOCALES),
}
export type PersonBody = z.infer<z.ZodObject<typeof personShape>>

/** The same as it is kept. */
export type PersonRead = { name: string | null; birth: string | null; phone: string | null; commune: string | null; quarter: string | null }

const WRONG = { name: 'person.name-wrong', birth: 'person.birth-wrong', phone: 'person.phone-wrong' } as const satisfies Record<
  string,
  ConsoleKey
>

/** Reads what was typed, or says which fields cannot be. `who`: me, child or relative. */
export function readPerson(ask: Ask, body: PersonBody, who: string): PersonRead | (Outcome & { refused: number }) {
  const today = ask.parts.clock.local(ask.now).date
  const read = { name: typedName(body.name), birth: typedBirth(body.birth, today, who), phone: typedPhone(body.phone, today) }
  const wrong = (Object.keys(WRONG) as (keyof typeof WRONG)[]).filter(field => read[field] === 'wrong')
  if (wrong.length > 0)
    return {
      refused: 422,
      sentence: ask.words('form.wrong'),
      fields: Object.fromEntries(wrong.map(field => [field, ask.words(WRONG[field])])),
    }
  return {
    name: keptOf(read.name),
    birth: keptOf(read.birth),
    phone: keptOf(read.phone),
    commune: communeOf(ask.parts.content(), body.commune),
    quarter: body.quarter || null,
  }
}

const keptOf = (typed: Typed): string | null => (typed === 'wrong' ? null : typed.value)
const communeOf = ({ communes }: Content, code: string): string | null =>
  code === ELSEWHERE ? null : (communes.find(commune => commune.code === code)?.code ?? null)
