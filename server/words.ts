import ar from '../locales/ar/web.json' with { type: 'json' }
import ary from '../locales/ary/web.json' with { type: 'json' }
import aryLatn from '../locales/ary-Latn/web.json' with { type: 'json' }
import fr from '../locales/fr/web.json' with { type: 'json' }
import type { Locale } from '../locales/locale.ts'

export type WordKey = keyof typeof fr

const WORDS: Readonly<Record<Locale, Readonly<Record<WordKey, string>>>> = { ar, ary, 'ary-Latn': aryLatn, fr }

/** A word of the web chat's own interface. They have no holes, so the page's script carries all of them and needs no renderer. */
export const word = (locale: Locale, key: WordKey): string => WORDS[locale][key]

/** Whether a name read back from the page is a word of ours. */
export const isWordKey = (key: string | undefined): key is WordKey => key !== undefined && key in fr
