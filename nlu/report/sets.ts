import { readFileSync } from 'node:fs'
import { type Example, VARIETIES } from '../examples.ts'
import { INTENTS } from '../intents.ts'

/** Sets of messages written apart from the examples and never trained on, with what each was used for. */
export const SETS = {
  heldout: 'some choices were made, and examples written, with its failures in view',
  fresh: 'written before it was measured, then its failures were learnt from',
  unseen: 'only its totals were ever looked at',
  'unseen-2': 'only its totals were ever looked at',
  'unseen-3':
    'written by somebody who never saw the examples nor the other sets; its totals and the kinds of its failures were told, no message',
} as const
export type SetName = keyof typeof SETS
export const SET_NAMES = Object.keys(SETS) as readonly SetName[]

/** The messages of a set: lines of `variety<TAB>intent<TAB>text`. Throws on a line of another shape. */
export function readSet(name: SetName): Example[] {
  return readFileSync(new URL(`../../tests/fixtures/${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map((line, i) => {
      const [variety, intent, text] = line.split('\t')
      const known = { variety: VARIETIES.find(one => one === variety), intent: INTENTS.find(one => one === intent), text }
      if (known.variety === undefined || known.intent === undefined || known.text === undefined)
        throw new Error(`${name}, line ${i + 1}: ${line}`)
      return { variety: known.variety, intent: known.intent, text: known.text }
    })
}
