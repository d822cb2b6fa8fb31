import { LOCALES, type Locale } from '../../locales/locale.ts'

/** What one can ask to be told of, besides what happens at a centre (`centre:<key>`). */
export const TOPICS = ['training', 'incubator', 'disability', 'women', 'youth'] as const

/** Who is meant. What is left out, or empty, asks nothing; of several in a list one suffices; all that is asked must hold. */
export type Audience = {
  topics?: readonly string[]
  /** The centre that follows them, that of a file of theirs, or one they asked to hear of. */
  centres?: readonly string[]
  /** HCP codes, of a file of theirs. */
  communes?: readonly string[]
  locales?: readonly Locale[]
  /** In years, both included. Only who has a file with a birth is known to be in it. */
  ages?: { from: number; to: number }
  /** They have a file of this service, or of this offer: any that was not refused, one that is going on, one that was accepted, or one on the waiting list. */
  registered?: { service?: string; offer?: string; state?: 'active' | 'accepted' | 'waiting' }
  /** They came to an appointment for this service. */
  attended?: { service: string }
  /** They wrote within so many days. */
  seenWithin?: number
}

/** The youngest and the oldest an audience may ask for. */
export const AGES = { from: 0, to: 120 } as const

/** An audience without what asks nothing, its lists in order: equal ones are equal. */
export function tidy(audience: Audience): Audience {
  const list = (all: readonly string[] | undefined) => (all && all.length > 0 ? [...new Set(all)].sort() : undefined)
  const locales = LOCALES.filter(locale => audience.locales?.includes(locale))
  const { ages, registered, attended, seenWithin } = audience
  const entries = {
    topics: list(audience.topics),
    centres: list(audience.centres),
    communes: list(audience.communes),
    locales: locales.length > 0 && locales.length < LOCALES.length ? locales : undefined,
    ages: ages && (ages.from > AGES.from || ages.to < AGES.to) ? ages : undefined,
    registered: registered?.offer || registered?.service ? registered : undefined,
    attended,
    seenWithin: seenWithin && seenWithin > 0 ? seenWithin : undefined,
  }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Audience
}

/** The five years of birth, each by its first, that people of these ages may be born in. Not everybody in the outer two is of that age. */
export function bornIn({ from, to }: { from: number; to: number }, year: number): { first: number; last: number } {
  const floor = (born: number) => born - (born % 5)
  return { first: floor(year - to), last: floor(year - from) }
}
