import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from './locale.ts'

/** The languages the console speaks. */
export type ConsoleLocale = 'fr' | 'ar'

/** Every sentence of a variety by its key, from the files of its folder. A key that stands in two files is an error. */
export const sentencesOf = (locale: Locale): Record<string, string> => sentencesIn(locale)

/** Every word of the console in one of its languages. */
export const consoleSentencesOf = (locale: ConsoleLocale): Record<string, string> => sentencesIn(`console/${locale}`)

function sentencesIn(name: string): Record<string, string> {
  const folder = join(import.meta.dirname, name)
  const all: Record<string, string> = {}
  for (const file of readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .sort()) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>)) {
      if (key in all) throw new Error(`locales/${name}/${file}: “${key}” stands in another file too`)
      all[key] = text
    }
  }
  return all
}
