import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sentencesOf } from './sentences.ts'

const holesOf = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))]
const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')

// the type of every key and of what its sentence leaves open, from the French text, which is the reference
const keys = new Map<string, Set<string>>()
for (const [key, text] of Object.entries(sentencesOf('fr'))) {
  const holes = keys.get(plain(key)) ?? new Set()
  for (const hole of holesOf(text)) holes.add(hole as string)
  keys.set(plain(key), holes)
}
const lines = [...keys].map(([key, holes]) => `  '${key}': { ${[...holes].map(hole => `${hole}: Param`).join('; ')} }`)
const source = `// Made from locales/fr by npm run generate. Not committed.
import type { Param } from './param.ts'

type Holes = {
${lines.join('\n')}
}

export type MessageKey = keyof Holes
/** What a sentence needs to be whole. */
export type ParamsOf<K extends MessageKey> = Holes[K]
`
writeFileSync(join(import.meta.dirname, 'keys.ts'), source)
