import { DISTRESS, DISTRESS_SOUNDS, VIOLENCE, VIOLENCE_SOUNDS } from './danger-words.ts'
import { withoutIdioms } from './idioms.ts'
import type { Ranked } from './model.ts'
import type { Reading } from './rank.ts'
import { skeleton, wordsOf } from './words.ts'

export type Danger = 'violence' | 'distress'

/** Misses are worse than false alarms: far below the confidence an ordinary intent needs. */
const ALARM = 0.08

/** A clause alone says less than the message it stands in. */
const CLAUSE = 0.25

/** What the words alone say, idioms set aside. A rough likelihood: 0 when no word of danger stands in the text. */
export function dangerWords(folded: string): Readonly<Record<Danger, number>> {
  const plain = withoutIdioms(folded)
  const sounds = wordsOf(plain).map(skeleton).join(' ')
  const says = (words: readonly RegExp[], heard: readonly RegExp[]) =>
    words.some(word => word.test(plain)) || heard.some(word => word.test(sounds))
  return { violence: says(VIOLENCE, VIOLENCE_SOUNDS) ? 0.5 : 0, distress: says(DISTRESS, DISTRESS_SOUNDS) ? 0.6 : 0 }
}

/** Whether a folded message may speak of violence or of despair: its words say so, or the classifier thinks it possible. */
export function dangerIn(folded: string, { whole, clauses }: Reading): Danger | null {
  const said = dangerWords(folded)
  const likely = (danger: Danger) =>
    Math.max(said[danger], confidenceOf(whole, danger), ...clauses.map(clause => confidenceOf(clause, danger) * CLAUSE))
  const violence = likely('violence')
  const distress = likely('distress')
  if (violence + distress < ALARM) return null
  return violence > distress ? 'violence' : 'distress'
}

const confidenceOf = (guesses: Ranked, intent: Danger): number => guesses.find(guess => guess.intent === intent)?.confidence ?? 0
