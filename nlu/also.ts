import type { Intent } from './intents.ts'
import type { Ranked } from './model.ts'
import type { Reading } from './rank.ts'

/** Acts that are asked for beside another: subjects are often only the story of what is asked, and courtesies are nothing asked. */
const ACTS: ReadonlySet<Intent> = new Set<Intent>([
  'register',
  'file_status',
  'book_appointment',
  'my_appointment',
  'cancel_appointment',
  'reschedule_appointment',
  'documents',
  'eligibility',
  'cost',
  'opening_hours',
  'location',
  'contact_info',
  'talk_to_human',
  'privacy_data',
])

/** Beside these nothing else is answered: danger, answers, courtesies, and what is no matter of a centre. */
const ALONE: ReadonlySet<Intent> = new Set<Intent>([
  'violence',
  'distress',
  'yes',
  'no',
  'greeting',
  'thanks',
  'goodbye',
  'give_date',
  'bot_identity',
  'out_of_scope',
])

/** Sentences about one appointment: what is to be done with it, when and where it is. */
const APPOINTMENT: ReadonlySet<Intent> = new Set<Intent>([
  'book_appointment',
  'my_appointment',
  'cancel_appointment',
  'reschedule_appointment',
])

const isSameMatter = (main: Intent, other: Intent): boolean =>
  main === other || (APPOINTMENT.has(main) && APPOINTMENT.has(other)) || (main === 'my_appointment' && other === 'location')

/** How sure a clause must be of what it asks. */
const SURE = 0.6

/** The second thing a message asks, when the first stands in a clause of its own and another clause surely asks for something else. */
export function alsoAsked({ clauses }: Reading, main: Ranked[number] | undefined): Intent | null {
  if (main === undefined || ALONE.has(main.intent)) return null
  const asked = clauses.flatMap(clause => clause.slice(0, 1))
  if (!asked.some(({ intent }) => intent === main.intent)) return null
  const others = asked.filter(({ intent, confidence }) => !isSameMatter(main.intent, intent) && confidence >= SURE && ACTS.has(intent))
  return others.sort((a, b) => b.confidence - a.confidence)[0]?.intent ?? null
}
