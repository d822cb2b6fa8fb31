import type { Question } from '../../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../../engine/say.ts'

/** The wording of the consent: a change of its sentences is a new version. The digest kept with each consent is of these. */
export const CONSENT = { version: 1, keys: ['preregister.notice', 'preregister.consent'] } as const

/** Nothing is asked or kept before an explicit yes. A no is respected, and everything else stays open. */
export const consent: Question<true> = {
  choices: () => [
    { id: 'yes', label: phrase('preregister.agree'), emoji: '✅' },
    { id: 'no', label: phrase('preregister.disagree'), emoji: '❌' },
  ],
  read({ event, heard }) {
    const said = event.kind === 'choice' ? event.id : heard?.intent
    if (said === 'yes') return { value: true }
    return said === 'no' ? { end: { says: [leadingTo(say('preregister.refused-consent'))] } } : null
  },
}
