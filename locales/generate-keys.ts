import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { consoleSentencesOf, sentencesOf } from './sentences.ts'

const holesOf = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name as string))]
const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')

// the type of every key and of what its sentence leaves open, from the French text, which is the reference
function holesByKey(sentences: Record<string, string>, type: string): string {
  const keys = new Map<string, Set<string>>()
  for (const [key, text] of Object.entries(sentences)) {
    // a plural is chosen by its count, said or not
    const holes = plain(key) === key ? holesOf(text) : ['count', ...holesOf(text)]
    keys.set(plain(key), new Set([...(keys.get(plain(key)) ?? []), ...holes]))
  }
  return [...keys].map(([key, holes]) => `  '${key}': { ${[...holes].map(hole => `${hole}: ${type}`).join('; ')} }`).join('\n')
}

const write = (name: string, source: string) => writeFileSync(join(import.meta.dirname, name), source)

write(
  'keys.ts',
  `// Made from locales/fr by npm run generate. Not committed.
import type { Param } from './param.ts'

type Holes = {
${holesByKey(sentencesOf('fr'), 'Param')}
}

export type MessageKey = keyof Holes
/** What a sentence needs to be whole. */
export type ParamsOf<K extends MessageKey> = Holes[K]
`,
)

write(
  'console-keys.ts',
  `// Made from locales/console/fr by npm run generate. Not committed.
import type { ConsoleParam } from './console.ts'

type Holes = {
${holesByKey(consoleSentencesOf('fr'), 'ConsoleParam')}
}

export type ConsoleKey = keyof Holes
/** What a sentence of the console needs to be whole. */
export type ConsoleParamsOf<K extends ConsoleKey> = Holes[K]
`,
)
