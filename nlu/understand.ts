import type { Locale } from '../locales/locale.ts'
import { askedLanguage } from './asked-language.ts'
import { clausesOf } from './clauses.ts'
import { withoutCourtesy } from './courtesy.ts'
import { dangerIn } from './danger.ts'
import { type HolidayDate, readEntities } from './entities/index.ts'
import { fold } from './fold.ts'
import type { Intent } from './intents.ts'
import { readLanguage } from './language.ts'
import { classify, type Model, type Ranked } from './model.ts'
import type { Names } from './named.ts'
import { refusedIntents, withoutRefused } from './polarity.ts'
import type { Understood } from './understood.ts'
import { wordsOf } from './words.ts'

/** `today` is the ISO date in Casablanca. */
export type Context = { locale: Locale | null; now: Date; today: string; holidays?: readonly HolidayDate[] }

/** Confidence from which an intent is acted upon, and from which it is worth a question; below, nothing was understood. */
export const ACT = 0.3
export const CONFIRM = 0.1

/** Courtesies never win when something else is asked in the same message. */
const COURTEOUS: readonly Intent[] = ['greeting', 'thanks', 'goodbye']

/** Makes the function that says what a message means. It is pure, never throws, and reads at most the first 2,000 characters. */
export function createUnderstanding({ model, names }: { model: Model; names: Names }): (text: string, context: Context) => Understood {
  return (text, { now, today, holidays = [] }) => {
    const folded = fold(text)
    const ranked = rank(model, folded)
    const entities = readEntities(text, { names, now, today, holidays })
    const best = ranked[0]
    return {
      language: readLanguage(model, folded),
      intent: best !== undefined && best.confidence >= CONFIRM ? best.intent : null,
      confidence: best?.confidence ?? 0,
      ranked,
      danger: dangerIn(model, folded),
      service: valueOf(entities, 'service'),
      centre: valueOf(entities, 'centre'),
      entities,
      asksFor: askedLanguage(folded),
    }
  }
}

function valueOf(entities: Understood['entities'], kind: 'service' | 'centre'): string | null {
  for (const entity of entities) if (entity.kind === kind) return entity.value
  return null
}

/** The three likeliest intents of a folded message, courtesies and refused acts set aside. Empty when it has no words. */
export function rank(model: Model, folded: string): Ranked {
  const words = wordsOf(folded)
  if (words.length === 0) return []
  const asked = withoutRefused(withoutCourtesy(words))
  const whole = classify(model, asked.join(' ')).slice(0, 5)
  const refused = refusedIntents(words)
  return withClauses(model, folded, whole)
    .map(guess => (refused.includes(guess.intent) ? { intent: 'no' as const, confidence: guess.confidence } : guess))
    .filter((guess, i, all) => all.findIndex(other => other.intent === guess.intent) === i)
    .slice(0, 3)
}

/** A second thing asked for in a clause of its own comes right after the first; before a courtesy, it comes first. */
function withClauses(model: Model, folded: string, whole: Ranked): Ranked {
  const clauses = clausesOf(folded)
  if (clauses.length < 2) return whole
  const asks = clauses.map(clause => classify(model, withoutCourtesy(clause).join(' '))[0])
  const sure = asks
    .filter(ask => ask !== undefined && ask.confidence >= 0.6 && !COURTEOUS.includes(ask.intent))
    .filter(ask => ask !== undefined)
  const first = whole[0]
  if (first === undefined || sure.length === 0) return whole
  const others = sure.filter(ask => ask.intent !== first.intent)
  return COURTEOUS.includes(first.intent)
    ? [...others, ...whole]
    : [first, ...others.map(ask => capped(ask, first.confidence)), ...whole.slice(1)]
}

const capped = (guess: Ranked[number], most: number): Ranked[number] => ({ ...guess, confidence: Math.min(guess.confidence, most) })
