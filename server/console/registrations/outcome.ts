import type { FileRefusal, Told } from '../../../bot/registrations/index.ts'
import type { Ask, Outcome } from '../page.ts'
import { stateWord } from './words.ts'

/** Why nothing was done with a file, in a sentence. */
export function why(ask: Ask, refusal: FileRefusal): string {
  const { words } = ask
  if (refusal.refused === 'moved' || refusal.refused === 'not-from-here')
    return words(`file-refused.${refusal.refused}`, { state: stateWord(ask, refusal.state) })
  return words(`file-refused.${refusal.refused}`)
}

/** Not done; the page comes again with what was typed. Unknown and foreign files are the same nothing. */
export function notDone(ask: Ask, refusal: FileRefusal): Outcome {
  if (refusal.refused === 'not-found') return null
  const fields = refusal.refused === 'reason-needed' ? { fields: { reason: ask.words('form.required') } } : {}
  return { refused: refusal.refused === 'reason-needed' ? 422 : 409, sentence: why(ask, refusal), ...fields }
}

/** Whether the owner of a file heard of it, in a sentence. */
export const toldWord = ({ words }: Ask, told: Told): string => words(`told.${told}`)
