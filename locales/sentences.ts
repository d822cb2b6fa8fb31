import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from './locale.ts'

/** Every sentence of a variety by its key, from the files of its folder. A key that stands in two files is an error. */
export function sentencesOf(locale: Locale): Record<string, string> {
  const folder = join(import.meta.dirname, locale)
  const all: Record<string, string> = {}
  for (const file of readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>)) {
      if (key in all) throw new Error(`locales/${locale}/${file}: “${key}” stands in another file too`)
      all[key] = text
    }
  }
  return all
}
