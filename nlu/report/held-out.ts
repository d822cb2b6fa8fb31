import { readFileSync } from 'node:fs'
import { type Example, VARIETIES } from '../examples.ts'
import { INTENTS } from '../intents.ts'

const FILE = new URL('../../tests/fixtures/heldout.tsv', import.meta.url)

/** Messages written apart from the examples, never used in training: `variety<TAB>intent<TAB>text`. Throws on a line of another shape. */
export function readHeldOut(): Example[] {
  return readFileSync(FILE, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line, i) => {
      const [variety, intent, text] = line.split('\t')
      const known = { variety: VARIETIES.find(one => one === variety), intent: INTENTS.find(one => one === intent), text }
      if (known.variety === undefined || known.intent === undefined || known.text === undefined)
        throw new Error(`held-out line ${i + 1}: ${line}`)
      return { variety: known.variety, intent: known.intent, text: known.text }
    })
}
