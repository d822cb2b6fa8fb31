import type { Locale } from '../locales/locale.ts'
import type { Beneficiary } from './beneficiary.ts'
import type { Command } from './commands.ts'
import type { Intent } from './intents.ts'
import type { Topic } from './news-topics.ts'
import type { Period } from './period.ts'
import type { QuestionOf } from './question-of.ts'

/** The variety of one message: one we speak, Amazigh (`zgh`, recognised but not spoken), or a text that tells nothing (`und`). */
export type Language = Locale | 'zgh' | 'und'

/** A thing named in a message. `text` is the piece of the message it was read from, as the citizen wrote it. */
export type Entity =
  | { kind: 'date' | 'time' | 'phone' | 'cin' | 'birth' | 'commune' | 'name' | 'service' | 'centre'; value: string; text: string }
  | { kind: 'part'; value: 'morning' | 'afternoon'; text: string }
  | { kind: 'number' | 'age'; value: number; text: string }

/** What was understood of one message. Confidences are probabilities, 0 to 1. */
export type Understood = {
  language: Language
  /** The likeliest intent, or null when even the best is no better than a guess. */
  intent: Intent | null
  confidence: number
  /** Whether the intent may be acted upon; otherwise it is asked about first. */
  sure: boolean
  /** A second thing surely asked in the same message, to be answered after the first; never beside danger. */
  also: Intent | null
  /** The likeliest intents that are worth a question, best first, at most three. */
  ranked: readonly { intent: Intent; confidence: number }[]
  /** Set when the message may speak of violence or despair, whatever else it says: misses are worse than false alarms. */
  danger: 'violence' | 'distress' | null
  /** Pictures alone that may tell of trouble: asked after, without alarm. */
  worry: boolean
  /** An amount is asked for: of what is paid, or of what is given. */
  howMuch: boolean
  /** Little more than a greeting of Hassaniya, which is understood as Darija. */
  hassaniya: boolean
  /** The message does little else than insult whoever reads it. */
  insult: boolean
  /** Key of the service named, and of the centre named, if any. */
  service: string | null
  centre: string | null
  /** Key of the field named, such as training: a group of services. */
  theme: string | null
  entities: readonly Entity[]
  /** The variety the citizen asks to be answered in, if any. */
  asksFor: Locale | null
  /** A time of year named without a date. */
  period: Period | null
  /** What the message, being nothing else, asks of the form that is open. */
  command: Command | null
  /** For whom it speaks, when it says so. */
  beneficiary: Beneficiary | null
  /** It takes back for whom this was: “it is not for me”. */
  takesBack: boolean
  /** What it asks of the thing that is talked about, such as a training: when it is, where, for whom. */
  questionOf: QuestionOf | null
  /** The topics of news it names, and whether it asks to be told of them from now on. */
  topics: readonly Topic[]
  asksToBeTold: boolean
  /** It asks to be told no more of the topics it names. */
  asksToLeave: boolean
  /** It says that what is talked about would suit. */
  interested: boolean
}
