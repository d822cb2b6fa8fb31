import type { NotKept, Stored } from '../../bot/media/store.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Ask, Refusal } from './page.ts'

/** A file that is none for its place is refused with what the place needs: a recording in a variety, or a picture for all. */
export const fitting = <K extends Stored | NotKept>({ words }: Ask, kept: K, locale: Locale | null): K | Refusal =>
  'refused' in kept && kept.refused === 'type'
    ? { refused: 415, sentence: words(locale === null ? 'media.needs-picture' : 'media.needs-recording') }
    : kept
