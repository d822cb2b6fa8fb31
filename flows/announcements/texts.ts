import { LOCALES, type Locale, type Words } from '../../locales/locale.ts'
import type { Texts, Written } from './announcement.ts'

/**
 * In what a variety is read when it is not written itself, the best first. Who writes Darija in Latin letters may not read Arabic ones,
 * and who chose French may not read Arabic: they are not sent what they cannot read.
 */
const READS: { readonly [L in Locale]: readonly Locale[] } = {
  ar: ['ar', 'ary'],
  ary: ['ary', 'ar'],
  'ary-Latn': ['ary-Latn', 'fr'],
  fr: ['fr'],
}

/** A field of an announcement as a variety reads it, field by field; null where it is written in nothing it reads. */
export const fieldIn = (texts: Texts, field: keyof Written, locale: Locale): string | null =>
  READS[locale].map(each => texts[each]?.[field]?.trim()).find(Boolean) ?? null

/** The variety a field is read in: its own, or the one it falls back to; null where there is none. */
export const readIn = (texts: Texts, field: keyof Written, locale: Locale): Locale | null =>
  READS[locale].find(each => texts[each]?.[field]?.trim()) ?? null

/** The varieties an announcement can be read in. */
export const translated = (texts: Texts): readonly Locale[] => LOCALES.filter(locale => fieldIn(texts, 'text', locale) !== null)

/** A field in every variety; where one cannot read it, in any there is: nobody of that variety is sent it, but staff may look. */
export function wordsOf(texts: Texts, field: keyof Written): Words | null {
  const any = LOCALES.map(locale => texts[locale]?.[field]?.trim()).find(Boolean)
  if (any === undefined) return null
  return Object.fromEntries(LOCALES.map(locale => [locale, fieldIn(texts, field, locale) ?? any])) as Words
}
