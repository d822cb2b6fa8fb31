import type { Locale } from '../locales/locale.ts'
import { type WordKey, word as words } from './words.ts'

/** A word of the interface. It carries its key, so that the page's script can say it in another language. */
export const Said = ({ locale, word }: { locale: Locale; word: WordKey }) => <span data-word={word}>{words(locale, word)}</span>
