import type { Question } from './form-spec.ts'
import { phrase } from './say.ts'
import type { Choice } from './types.ts'

const YES_NO: readonly Choice[] = [
  { id: 'yes', label: phrase('question.yes'), emoji: '✅' },
  { id: 'no', label: phrase('question.no'), emoji: '❌' },
]

/** Yes or no: tapped, numbered, or said in any of the ways people say it. */
export const yesNo: Question<boolean> = {
  choices: () => YES_NO,
  read({ event, heard }) {
    const said = event.kind === 'choice' ? event.id : heard?.intent
    return said === 'yes' || said === 'no' ? { value: said === 'yes' } : null
  },
}
