import type { Intent } from '../../nlu/intents.ts'
import type { Situation } from './types.ts'

/** Intents that answer more often than they ask. */
const ANSWERS: ReadonlySet<Intent> = new Set(['yes', 'no', 'give_date', 'out_of_scope', 'register'])
const CERTAIN = 0.6

const QUESTION_WORD =
  /^(?:و)?(?:واش|شنو|شنا|شني|فين|كيفاش|شحال|علاش|فوقاش|امتى|إمتى|شكون|هل|ما|ماذا|متى|أين|اين|كيف|كم|لماذا|wach|wash|chno|chnou|fin|kifach|ch7al|3lach|fo9ach|imta|chkoun|est|combien|quel|quelle|quels|quelles|où|comment|pourquoi|quand|qui|que)(?![\p{L}\p{N}])/iu

/** Whether a message asks something of its own instead of answering the question that is open. */
export function asksBack({ event, heard }: Situation): boolean {
  if (event.kind !== 'text' || !heard?.intent || ANSWERS.has(heard.intent)) return false
  return heard.confidence >= CERTAIN && (/[?؟]/.test(event.text) || QUESTION_WORD.test(event.text.trim()))
}
