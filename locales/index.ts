import i18next from 'i18next'
import type { MessageKey } from './keys.ts'
import { numbersInOrder } from './left-to-right.ts'
import { LOCALES, type Locale, type Words } from './locale.ts'
import type { Label, Param, Phrase } from './param.ts'
import { sentencesOf } from './sentences.ts'

// Intl does not know Darija and would count like English: each variety borrows the tag whose plurals are its own
const TAG: Record<Locale, string> = { ar: 'ar', ary: 'ar-MA', 'ary-Latn': 'fr-MA', fr: 'fr' }

const i18n = i18next.createInstance()
await i18n.init({
  resources: Object.fromEntries(LOCALES.map(locale => [TAG[locale], { translation: sentencesOf(locale) }])),
  fallbackLng: false,
  load: 'currentOnly',
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
})

const whole = new Map<string, string>()

/** A sentence in a variety, its holes filled. One that leaves nothing open is looked up once: options are rendered by the thousand. */
export function render(phrase: Phrase, locale: Locale): string {
  for (const _ in phrase.params) return filled(phrase, locale)
  const name = `${locale} ${phrase.key}`
  const known = whole.get(name)
  if (known !== undefined) return known
  const text = filled(phrase, locale)
  // only keys of our own are remembered: one that does not exist is its own text
  if (i18n.exists(phrase.key, { lng: TAG[locale] })) whole.set(name, text)
  return text
}

const filled = ({ key, params }: Phrase, locale: Locale): string =>
  i18n.t(key, { lng: TAG[locale], ...Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value, locale)])) })

/** A sentence that leaves nothing open, in a variety. */
export const text = (key: MessageKey, locale: Locale): string => render({ key, params: {} }, locale)

/** Whether a name is one of a sentence. */
export const isMessageKey = (key: string): key is MessageKey => i18n.exists(key, { lng: TAG.fr })

/** The words of a button. */
export const renderLabel = (label: Label, locale: Locale): string => (isPhrase(label) ? render(label, locale) : label[locale])

/** What fills a hole, by itself. */
export const renderParam = (param: Param, locale: Locale): string => String(shown(param, locale))

function shown(param: Param, locale: Locale): string | number {
  if (typeof param === 'number') return param
  if (typeof param === 'string') return isolated(param, locale)
  if (isPhrase(param)) return render(param, locale)
  if ('date' in param) return dateIn(param.date, locale)
  if ('time' in param) return leftToRight(param.time, locale)
  if ('code' in param) return leftToRight(param.code, locale)
  if ('lines' in param) return param.lines.map(line => bulleted(line, locale)).join('\n')
  if ('list' in param) return param.list.map(item => shown(item, locale)).join(locale === 'ar' || locale === 'ary' ? '، ' : ', ')
  return numbersInOrder((param as Words)[locale])
}

// a line that is a sentence of its own brings its own mark
const bulleted = (line: Param, locale: Locale) =>
  typeof line === 'object' && isPhrase(line) ? shown(line, locale) : `• ${shown(line, locale)}`

const isPhrase = (value: object): value is Phrase => 'key' in value

/** An ISO date in words: “lundi 23 novembre”, “vendredi 1er janvier”. */
function dateIn(date: string, locale: Locale): string {
  const day = new Date(`${date}T00:00:00Z`)
  const part = (key: string) => i18n.t(key, { lng: TAG[locale] })
  const weekday = part(`calendar.weekday.${day.getUTCDay() || 7}`)
  return i18n.t('calendar.date', {
    lng: TAG[locale],
    weekday,
    day: day.getUTCDate() === 1 ? part('calendar.first') : day.getUTCDate(),
    month: part(`calendar.month.${day.getUTCMonth() + 1}`),
  })
}

const rightToLeft = (locale: Locale) => locale === 'ar' || locale === 'ary'

// numbers, times and codes keep their order inside Arabic; what a person wrote keeps its own direction anywhere
const leftToRight = (value: string, locale: Locale) => (rightToLeft(locale) ? `\u2066${value}\u2069` : value)
const isolated = (value: string, locale: Locale) => (value !== '' && rightToLeft(locale) ? `\u2068${value}\u2069` : value)
