import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LOCALES, type Locale } from '../locales/locale.ts'
import { INTENTS, type Intent } from './intents.ts'

/** One message with what it wants. `mix` is more than one variety in a message. */
export type Variety = Locale | 'mix'
export type Example = { text: string; intent: Intent; variety: Variety }

export const VARIETIES: readonly Variety[] = [...LOCALES, 'mix']

const FOLDER = fileURLToPath(new URL('./examples/', import.meta.url))

/** The files of the project's own examples, by intent in the order of INTENTS. An intent without a file has none. */
export function exampleFiles(folder = FOLDER): { intent: Intent; file: string }[] {
  const present = new Set(readdirSync(folder))
  return INTENTS.filter(intent => present.has(`${intent}.txt`)).map(intent => ({ intent, file: join(folder, `${intent}.txt`) }))
}

/** The project's own examples. */
export const readExamples = (folder = FOLDER): Example[] =>
  exampleFiles(folder).flatMap(({ intent, file }) => parseExamples(intent, readFileSync(file, 'utf8'), file))

/** Reads `[variety]` headers and one message a line. Throws on an unknown header or a message before any. */
export function parseExamples(intent: Intent, content: string, file: string = intent): Example[] {
  let variety: Variety | null = null
  const examples: Example[] = []
  for (const line of content
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')) {
    const header = /^\[([\w-]+)\]$/.exec(line)?.[1]
    if (header !== undefined) variety = varietyOf(header, file)
    else if (variety === null) throw new Error(`${file}: a message stands before the first [variety]: ${line}`)
    else examples.push({ text: line, intent, variety })
  }
  return examples
}

function varietyOf(header: string, file: string): Variety {
  const variety = VARIETIES.find(known => known === header)
  if (variety === undefined) throw new Error(`${file}: unknown variety [${header}]`)
  return variety
}
