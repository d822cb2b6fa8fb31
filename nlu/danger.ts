import { DISTRESS, VIOLENCE } from './danger-words.ts'
import { withoutIdioms } from './idioms.ts'
import { classify, type Model, type Ranked } from './model.ts'

export type Danger = 'violence' | 'distress'

/** Misses are worse than false alarms: far below the confidence an ordinary intent needs. */
const ALARM = 0.1

/**
 * Whether a folded message may speak of violence or of despair: its words say so, or the classifier thinks it possible.
 * `guesses` are the classifier's for the same message, idioms taken out.
 */
export function dangerIn(folded: string, guesses: Ranked): Danger | null {
  const plain = withoutIdioms(folded)
  const violence = Math.max(confidenceOf(guesses, 'violence'), VIOLENCE.some(words => words.test(plain)) ? 0.5 : 0)
  const distress = Math.max(confidenceOf(guesses, 'distress'), DISTRESS.some(words => words.test(plain)) ? 0.6 : 0)
  if (violence + distress < ALARM) return null
  return violence > distress ? 'violence' : 'distress'
}

/** For a text of its own, when no guesses are at hand. */
export const dangerOf = (model: Model, folded: string): Danger | null => dangerIn(folded, classify(model, withoutIdioms(folded)))

const confidenceOf = (guesses: Ranked, intent: Danger): number => guesses.find(guess => guess.intent === intent)?.confidence ?? 0
