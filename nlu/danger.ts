import { HARM_SOUNDS, HARMS } from './danger-children.ts'
import { EMERGENCIES, EMERGENCY_SOUNDS } from './danger-emergencies.ts'
import { DISTRESS, DISTRESS_SOUNDS, VIOLENCE, VIOLENCE_SOUNDS } from './danger-words.ts'
import { withoutIdioms, withoutSoundAlike } from './idioms.ts'
import type { Ranked } from './model.ts'
import type { Reading } from './rank.ts'
import { wordings } from './wordings.ts'
import { skeleton, wordsOf } from './words.ts'

export type Danger = 'violence' | 'distress'

/** Misses are worse than false alarms: far below the confidence an ordinary intent needs. */
const ALARM = 0.1

/** A text of few telling words gets a little of every intent: it needs this much divided by them, six no more than ALARM. */
const SHORT = 0.6

/** The surest any message needs to be: one word alone, of none of the lists. */
const SUREST = 0.75

/** Of the likeliest other intent, danger must have this share: a sure answer elsewhere is not overruled by a doubt. */
const SHARE = 0.5

/** A clause alone says less than the message it stands in. */
const CLAUSE = 0.25

const SAID = {
  violence: wordings([...VIOLENCE, ...HARMS]),
  distress: wordings([...DISTRESS, ...EMERGENCIES]),
}

const HEARD = {
  violence: wordings([...VIOLENCE_SOUNDS, ...HARM_SOUNDS]),
  distress: wordings([...DISTRESS_SOUNDS, ...EMERGENCY_SOUNDS]),
}

/** A story longer than this holds a little of everything: all of it must speak of danger, or one of its clauses clearly. */
const STORY = { words: 40, whole: 0.35, clause: 0.35 }

/** What the words alone say, idioms set aside. A rough likelihood: 0 when no word of danger stands in the text. */
export const dangerWords = (folded: string): Likelihoods => saidIn(withoutIdioms(folded))

type Likelihoods = Readonly<Record<Danger, number>>

function saidIn(plain: string): Likelihoods {
  const sounds = wordsOf(withoutSoundAlike(plain)).map(skeleton).join(' ')
  const says = (danger: Danger) => SAID[danger](plain) || HEARD[danger](sounds)
  return { violence: says('violence') ? 0.5 : 0, distress: says('distress') ? 0.6 : 0 }
}

/**
 * Whether a folded message may speak of violence or of despair: its words say so, or the classifier thinks it possible. A life in danger
 * without violence (a fire, a faint) counts as distress. Without letters nothing is said.
 */
export function dangerIn(folded: string, reading: Reading): Danger | null {
  if (!/\p{L}/u.test(folded)) return null
  const { plain, whole, clauses } = reading
  const said = saidIn(plain)
  const guessed = (danger: Danger) => Math.max(confidenceOf(whole, danger), ...clauses.map(clause => confidenceOf(clause, danger) * CLAUSE))
  const guesses = { violence: guessed('violence'), distress: guessed('distress') }
  if (said.violence + said.distress === 0 && !isAlarming(guesses.violence + guesses.distress, reading)) return null
  return Math.max(said.violence, guesses.violence) > Math.max(said.distress, guesses.distress) ? 'violence' : 'distress'
}

/** What the classifier says counts from a line that falls with the length of the text. Measured on messages it never learnt from. */
function isAlarming(guess: number, { whole, clauses, words, telling }: Reading): boolean {
  if (words.length > STORY.words && dangerOf(whole) < STORY.whole && !clauses.some(clause => dangerOf(clause) >= STORY.clause)) return false
  const other = whole.find(({ intent }) => intent !== 'violence' && intent !== 'distress')?.confidence ?? 0
  const line = Math.min(SUREST, Math.max(ALARM, SHORT / telling))
  return guess >= line && guess >= other * SHARE
}

const dangerOf = (guesses: Ranked): number => confidenceOf(guesses, 'violence') + confidenceOf(guesses, 'distress')

const confidenceOf = (guesses: Ranked, intent: Danger): number => guesses.find(guess => guess.intent === intent)?.confidence ?? 0
