/** The varieties Jisr speaks: Modern Standard Arabic, Darija in Arabic letters, Darija in Latin letters, French. */
export const LOCALES = ['ar', 'ary', 'ary-Latn', 'fr'] as const
export type Locale = (typeof LOCALES)[number]

/** A text of the content tables in every variety: a service's name, a paper, a centre. */
export type Words = Readonly<Record<Locale, string>>

export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale)

/** Which way a variety is written. */
export const directionOf = (locale: Locale): 'rtl' | 'ltr' => (locale === 'ar' || locale === 'ary' ? 'rtl' : 'ltr')

/** The BCP 47 tag a browser or screen reader knows: `ary` alone is unknown to most. */
export const htmlLang = (locale: Locale): string => ({ ar: 'ar', ary: 'ar-MA', 'ary-Latn': 'ary-Latn', fr: 'fr' })[locale]
