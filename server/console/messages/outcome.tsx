import type { Refusal } from '../../../bot/desk/index.ts'
import { render } from '../../../locales/index.ts'
import type { Ask, Outcome } from '../page.ts'
import { deedAddress, HERE } from './listing.ts'

/** What undoes what was just done, offered beside the sentence that says so. */
type Undo = 'reopen' | 'take' | 'release' | 'wake'

/** Done: said in one sentence, and the page shows what it has become. */
export function done(ask: Ask, id: string, sentence: string | null, undo?: Undo): Outcome {
  if (!ask.fragment) return { go: `${HERE}/${id}`, ...(sentence !== null && { told: sentence }) }
  const offered = undo && { undo: { action: deedAddress(id, undo), label: ask.words('acts.undo') } }
  return { show: <></>, triggers: { renew: {}, ...(sentence !== null && { told: { sentence, tone: 'good', ...offered } }) } }
}

/** Not done: what happened, what was kept, what to do now. */
export function notDone({ words, staff }: Ask, refusal: Refusal): Outcome {
  switch (refusal.refused) {
    case 'not-found':
      return null
    case 'taken':
      return { refused: 409, sentence: words('refused-act.taken', { name: refusal.by }) }
    case 'not-yours':
      return {
        refused: 409,
        sentence: refusal.by === null ? words('refused-act.nobodys') : words('refused-act.theirs', { name: refusal.by }),
      }
    case 'resolved':
      return { refused: 409, sentence: words('refused-act.resolved') }
    case 'window-closed':
      return { refused: 409, sentence: words('refused-act.window') }
    case 'late':
      return { refused: 409, sentence: words('refused-act.late') }
    case 'no-answer': {
      const why = refusal.says && render(refusal.says, staff.locale)
      return { refused: 422, sentence: why === null ? words('refused-act.no-answer') : words('refused-act.unfit', { why }) }
    }
    case 'not-now':
      return { refused: 409, sentence: words(`refused-act.${refusal.why}`) }
    case 'invalid':
      return { refused: 422, sentence: words('refused-act.invalid') }
  }
}

/** Done, and nothing to say of it. */
export const quiet = (came: object): Outcome => ('refused' in came ? null : { show: <></> })

/** What came of an act of the desk. */
export const outcomeOf = (ask: Ask, id: string, came: object | Refusal, sentence: string | null, undo?: Undo): Outcome =>
  'refused' in came ? notDone(ask, came as Refusal) : done(ask, id, sentence, undo)
