import { daysAfter } from '../centres/opening.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Reply, Situation } from '../engine/types.ts'
import type { Submission } from './files.ts'
import { nameOf } from './questions/offer.ts'

/** An administration answers within 60 days of the receipt (law 55-19). */
export const DAYS_TO_ANSWER = 60

/** What is said once a file is made: its reference with the receipt, what happens next, and by when. */
export function received({ reference, offer, waiting }: Submission, now: Situation): Reply {
  const params = { offer: nameOf(now, offer), reference: { code: reference } }
  const receipt = waiting ? say('preregister.done-waiting', params) : say('preregister.done', params)
  const by = { date: daysAfter(now.world.now.date, DAYS_TO_ANSWER) }
  return {
    topic: { file: reference },
    says: [
      { ...receipt, receipt: reference },
      leadingTo(
        say('preregister.next', { by }),
        { id: 'register:another', label: phrase('preregister.another'), emoji: '👪' },
        { id: 'file-status', label: phrase('file.see'), emoji: '📁' },
      ),
    ],
  }
}
