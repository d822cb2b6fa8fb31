import type { Say } from '../engine/action.ts'
import type { Answered } from '../engine/form-spec.ts'
import { phrase, say } from '../engine/say.ts'
import type { Situation } from '../engine/types.ts'
import { isWho } from './questions/who.ts'

const FEW_WORDS = 6
/** What was said of one person and not of the next. */
const OF_THE_PERSON = ['who', 'name', 'birth', 'guardian', 'guardianName', 'needs', 'cin', 'confirm']

/** “It is not for me, it is for my sister”, in the middle of the form: what was said of the first person is asked anew. */
export function amended(answers: Answered, { event, heard }: Situation): { answers: Answered; says: readonly Say[] } | null {
  if (event.kind !== 'text' || !heard || !isWho(answers.who)) return null
  const short = event.text.trim().split(/\s+/u).length <= FEW_WORDS && !heard.entities.some(({ kind }) => kind === 'name')
  const other = heard.beneficiary && heard.beneficiary !== answers.who ? heard.beneficiary : null
  if (!heard.takesBack && !(other && short)) return null
  const kept = Object.fromEntries(Object.entries(answers).filter(([step]) => !OF_THE_PERSON.includes(step)))
  if (!other) return { answers: kept, says: [] }
  return { answers: { ...kept, who: other }, says: [say('preregister.amended', { who: phrase(`preregister.who-${other}`) })] }
}
