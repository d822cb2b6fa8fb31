import { alsoAsked } from './also.ts'
import { askedLanguage } from './asked-language.ts'
import { beneficiaryIn, takesBack } from './beneficiary.ts'
import { closes } from './closing.ts'
import { commandIn } from './commands.ts'
import { dangerIn } from './danger.ts'
import { type HolidayDate, readEntities, readNamed } from './entities/index.ts'
import { fold, LOOKED_AT } from './fold.ts'
import { isHassaniya } from './hassaniya.ts'
import { asksHowMuch } from './how-much.ts'
import { isInsult } from './insults.ts'
import type { Intent } from './intents.ts'
import { isInterested } from './interest.ts'
import { readLanguage } from './language.ts'
import type { Model } from './model.ts'
import { bestNamed, type Named, type Names } from './named.ts'
import { asksToBeTold, asksToLeave, topicsIn } from './news-topics.ts'
import { periodIn } from './period.ts'
import { questionOf } from './question-of.ts'
import { rank, read } from './rank.ts'
import { type Signs, signsIn } from './signs.ts'
import type { Understood } from './understood.ts'

/** `today` is the ISO date in Casablanca. */
export type Context = { now: Date; today: string; holidays?: readonly HolidayDate[] }

/** Confidence from which an intent is acted upon, and from which it is worth a question; below, nothing was understood. */
export const ACT = 0.3
export const CONFIRM = 0.1

/**
 * Makes the function that says what a message means. It is pure, never throws, and reads at most the first 2,000 characters.
 * The things a message names are read when they are first asked for.
 */
export function createUnderstanding({ model, names }: { model: Model; names: Names }): (text: string, context: Context) => Understood {
  return (text, { now, today, holidays = [] }) => {
    const folded = fold(text)
    const reading = read(model, folded)
    const signs = signsIn(folded)
    const entities = once(() => readEntities(text, { names, now, today, holidays }))
    const key = (list: readonly Named[]) => once(() => bestNamed(text.slice(0, LOOKED_AT), list)?.key ?? null)
    const [service, theme] = [key(names.services), key(names.themes)]
    const centre = once(() => readNamed(text, names).find(({ kind }) => kind === 'centre')?.value as string | undefined)
    const hassaniya = isHassaniya(folded)
    const ranked = hasLetters(folded)
      ? closed(greeted(rank(reading, folded), hassaniya), folded)
      : (shownBy(signs) ?? dateAlone(entities()))
    const best = ranked[0]
    const confidence = best?.confidence ?? 0
    const danger = dangerIn(folded, reading) ?? signs?.danger ?? null
    return {
      language: readLanguage(model, folded),
      intent: best !== undefined && confidence >= CONFIRM ? best.intent : null,
      confidence,
      sure: confidence >= ACT,
      ranked: ranked.filter(guess => guess.confidence >= CONFIRM),
      also: danger === null && confidence >= ACT ? alsoAsked(reading, best) : null,
      danger,
      worry: signs?.worry ?? false,
      howMuch: asksHowMuch(folded),
      hassaniya,
      insult: danger === null && isInsult(folded),
      asksFor: askedLanguage(folded),
      period: periodIn(folded),
      command: commandIn(folded),
      beneficiary: beneficiaryIn(folded),
      takesBack: takesBack(folded),
      get questionOf() {
        return questionOf(folded)
      },
      get topics() {
        return topicsIn(folded)
      },
      get asksToBeTold() {
        return asksToBeTold(folded)
      },
      get asksToLeave() {
        return asksToLeave(folded)
      },
      get interested() {
        return isInterested(folded)
      },
      // half the work of understanding, and most answers need none of it
      get service() {
        return service()
      },
      get centre() {
        return centre() ?? null
      },
      get theme() {
        return theme()
      },
      get entities() {
        return entities()
      },
    }
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const hasLetters = (folded: string): boolean => /\p{L}/u.test(folded)

/** “Iyak labas” sounds like a yes: unless something else is asked, it greets. */
const greeted = (ranked: Understood['ranked'], hassaniya: boolean): Understood['ranked'] =>
  hassaniya && NO_REQUEST.has(ranked[0]?.intent) ? [{ intent: 'greeting', confidence: 0.9 }] : ranked

const NO_REQUEST: ReadonlySet<Intent | undefined> = new Set<Intent | undefined>([
  undefined,
  'yes',
  'no',
  'thanks',
  'goodbye',
  'out_of_scope',
])

/** “Safi chokran” is no yes. */
const closed = (ranked: Understood['ranked'], folded: string): Understood['ranked'] =>
  closes(folded) ? [{ intent: 'thanks', confidence: 0.9 }] : ranked

/** A heart or a raised thumb, and nothing else. */
const shownBy = (signs: Signs | null): Understood['ranked'] | null => (signs?.intent ? [{ intent: signs.intent, confidence: 0.9 }] : null)

/** Digits alone are a date or a time, or they mean what the conversation asked for, which is not known here. */
function dateAlone(entities: Understood['entities']): Understood['ranked'] {
  return entities.some(({ kind }) => kind === 'date' || kind === 'time') ? [{ intent: 'give_date', confidence: 0.9 }] : []
}
