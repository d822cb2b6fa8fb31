import { z } from 'zod'
import type { ExtraQuestion } from '../../../flows/preregister/extra.ts'
import type { ConsoleKey } from '../../../locales/console.ts'
import { LOCALES, type Locale, type Words } from '../../../locales/locale.ts'
import { deed } from '../page.ts'
import { editForm, FORMS, FormParams, KINDS, MOST_QUESTIONS } from './forms.tsx'
import { LEAD_ROLES } from './words.ts'

type Sent = Readonly<Record<string, unknown>>
type Read = { question: ExtraQuestion } | { wrong: string; word: ConsoleKey & ('form.required' | 'forms.options-wrong') } | null

const textOf = (sent: Sent, name: string): string => {
  const value = sent[name]
  return typeof value === 'string' ? value.trim().slice(0, LONGEST) : ''
}
const LONGEST = 400
const inEach = (of: (locale: Locale) => string): Words => ({ ar: of('ar'), ary: of('ary'), 'ary-Latn': of('ary-Latn'), fr: of('fr') })

/** The question of a slot: null for an empty one, else whole in four varieties, or what is missing. */
export function questionIn(sent: Sent, place: number): Read {
  const text = inEach(locale => textOf(sent, `q${place}.text.${locale}`))
  const missing = LOCALES.find(locale => text[locale] === '')
  if (LOCALES.every(locale => text[locale] === '')) return null
  if (missing) return { wrong: `q${place}.text.${missing}`, word: 'form.required' }
  const base = { id: `q${place + 1}`, text, required: textOf(sent, `q${place}.required`) === 'yes' }
  const kind = KINDS.find(each => each === textOf(sent, `q${place}.kind`)) ?? 'text'
  if (kind !== 'one-of') return { question: { ...base, kind } }
  const options = optionsIn(sent, place)
  return options ? { question: { ...base, kind, options } } : { wrong: `q${place}.options.fr`, word: 'forms.options-wrong' }
}

const [FEWEST, MOST] = [2, 6]

// one a line, as many lines in each variety
function optionsIn(sent: Sent, place: number): { id: string; label: Words }[] | null {
  const lines = Object.fromEntries(
    LOCALES.map(locale => [
      locale,
      textOf(sent, `q${place}.options.${locale}`)
        .split('\n')
        .map(line => line.trim())
        .filter(line => line !== ''),
    ]),
  ) as Record<Locale, string[]>
  const count = lines.fr.length
  if (count < FEWEST || count > MOST || LOCALES.some(locale => lines[locale].length !== count)) return null
  return lines.fr.map((_, at) => ({ id: `o${at + 1}`, label: inEach(locale => lines[locale][at] ?? '') }))
}

/** Publishes the questions as the service's next version. Who has begun on an older one finishes on it. */
export const publishForm = deed({
  path: `${FORMS}/:service`,
  roles: LEAD_ROLES,
  params: FormParams,
  back: editForm,
  body: z.record(z.string(), z.unknown()),
  async act({ parts, staff, words }, { service }, sent) {
    if (!parts.content().services.some(({ key }) => key === service)) return null
    const read = Array.from({ length: MOST_QUESTIONS }, (_, place) => questionIn(sent, place))
    const wrong = read.find(each => each !== null && 'wrong' in each)
    const refused = (fields: Record<string, string>) => ({ refused: 422, sentence: words('form.wrong'), fields })
    if (wrong && 'wrong' in wrong) return refused({ [wrong.wrong]: words(wrong.word) })
    const published = await parts.registrations.publishForm(
      staff,
      service,
      read.flatMap(each => (each && 'question' in each ? [each.question] : [])),
    )
    if ('version' in published) return { go: FORMS, told: words('forms.published', { version: published.version }) }
    return refused({})
  },
})
