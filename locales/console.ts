import i18next from 'i18next'
import type { ConsoleKey, ConsoleParamsOf } from './console-keys.ts'
import { type ConsoleLocale, consoleSentencesOf } from './sentences.ts'

export type { ConsoleKey, ConsoleLocale }
export const CONSOLE_LOCALES: readonly ConsoleLocale[] = ['fr', 'ar']

/** What may fill a hole: words of anybody, a number (`count` chooses the plural), or a time, date or code, kept left to right. */
export type ConsoleParam = string | number | { code: string }

type Rest<K extends ConsoleKey> = keyof ConsoleParamsOf<K> extends never ? [] : [ConsoleParamsOf<K>]
/** The words of the console in one language; what a sentence leaves open is asked for by its type. */
export type ConsoleWords = <K extends ConsoleKey>(key: K, ...params: Rest<K>) => string

const i18n = i18next.createInstance()
await i18n.init({
  resources: Object.fromEntries(CONSOLE_LOCALES.map(locale => [locale, { translation: consoleSentencesOf(locale) }])),
  fallbackLng: false,
  load: 'currentOnly',
  keySeparator: false,
  nsSeparator: false,
  // escaping is the page's business
  interpolation: { escapeValue: false },
})

/** A word of the console in one of its languages, with its holes filled and its plural chosen. */
export function consoleText<K extends ConsoleKey>(locale: ConsoleLocale, key: K, ...[params]: Rest<K>): string {
  const given: Readonly<Record<string, ConsoleParam>> = params ?? {}
  return i18n.t(key, { lng: locale, ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, isolated(value, locale)])) })
}

/** The console's words in one language. */
export const consoleWords =
  (locale: ConsoleLocale): ConsoleWords =>
  (key, ...params) =>
    consoleText(locale, key, ...params)

/** Whether a name is a word of the console. */
export const isConsoleKey = (key: string): key is ConsoleKey => i18n.exists(key, { lng: 'fr' })

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

// numbers, times and codes keep their order inside Arabic; what a person wrote keeps its own direction anywhere
function isolated(value: ConsoleParam, locale: ConsoleLocale): string | number {
  if (typeof value === 'number') return value
  const [mark, text] = typeof value === 'string' ? ['\u2068', value] : ['\u2066', value.code]
  return text !== '' && (locale === 'ar' || RIGHT_TO_LEFT.test(text)) ? `${mark}${text}\u2069` : text
}
