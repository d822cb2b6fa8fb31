import { clausesOf } from './clauses.ts'
import { withoutCourtesy } from './courtesy.ts'
import { isGivenName } from './entities/given-names.ts'
import { withoutIdioms } from './idioms.ts'
import type { Intent } from './intents.ts'
import { classify, type Model, type Ranked } from './model.ts'
import { refusedIntents, withoutRefused } from './polarity.ts'
import { knownAmong } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/**
 * What the classifier makes of a message: of all of it, and of each of its clauses when it has several. `plain` is the folded message
 * without its idioms, `words` are those of it; `telling` is how many of them are known, or sound like one that is, and are no name of a person.
 */
export type Reading = { plain: string; words: readonly string[]; telling: number; whole: Ranked; clauses: readonly Ranked[] }

/** Courtesies never win when something else is asked in the same message. */
const COURTEOUS: readonly Intent[] = ['greeting', 'thanks', 'goodbye']

/** How sure a clause must be to count as a request of its own. */
const SURE = 0.6

/** How sure it is that who names an act as not wanted says no. */
const REFUSED = 0.5

const HOW_MANY = 3

/** Classifies a folded message and its clauses, without idioms and what is said not to be wanted. */
export function read(model: Model, folded: string): Reading {
  const plain = withoutIdioms(folded)
  const words = wordsOf(plain)
  if (words.length === 0) return { plain, words, telling: 0, whole: [], clauses: [] }
  const clauses = clausesOf(plain).filter(clause => refusedIntents(clause).length === 0)
  return {
    plain,
    words,
    telling: knownAmong(
      model.vocabulary,
      words.filter(word => !isGivenName(word)),
    ).length,
    whole: classified(model, words),
    clauses: clauses.length < 2 ? [] : clauses.map(clause => classified(model, clause)),
  }
}

/** A courtesy is only what was meant when nothing sure is left without the words of courtesy. */
function classified(model: Model, words: readonly string[]): Ranked {
  const wanted = withoutRefused(words)
  const whole = classify(model, wanted)
  const asked = withoutCourtesy(wanted)
  if (!isCourtesy(whole[0]) || asked.length === wanted.length) return whole
  const rest = classify(model, asked)
  return !isCourtesy(rest[0]) && (rest[0]?.confidence ?? 0) >= SURE ? rest : whole
}

const isCourtesy = (guess: Ranked[number] | undefined): boolean => guess !== undefined && COURTEOUS.includes(guess.intent)

/** The likeliest intents of a folded message that was read, at most three, best first. */
export function rank({ whole, clauses }: Reading, folded: string): Ranked {
  const refused = refusedIntents(wordsOf(folded))
  const likeliest: Ranked[number][] = []
  for (const guess of withSecondRequest(whole, clauses)) {
    if (likeliest.length === HOW_MANY) break
    const meant = refused.includes(guess.intent) ? { intent: 'no' as const, confidence: REFUSED } : guess
    if (!likeliest.some(({ intent }) => intent === meant.intent)) likeliest.push(meant)
  }
  return likeliest
}

/** A second request, in a clause of its own, comes right after the first; when the first is a courtesy, before it. */
function withSecondRequest(whole: Ranked, clauses: readonly Ranked[]): Ranked {
  const first = whole[0]
  if (first === undefined) return []
  const requests = clauses.flatMap(clause => clause.slice(0, 1))
  const others = requests.filter(({ intent, confidence }) => confidence >= SURE && intent !== first.intent && !COURTEOUS.includes(intent))
  if (isCourtesy(first)) return [...others, ...whole]
  return [first, ...others.map(other => ({ ...other, confidence: Math.min(other.confidence, first.confidence) })), ...whole.slice(1)]
}
