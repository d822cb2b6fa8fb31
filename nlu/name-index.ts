import { ARABIC_LETTER, COMMON, JOINING, NEVER_FUZZY, stem } from './named-words.ts'
import { skeleton, tokens } from './words.ts'

/**
 * Something people name in their own words: a service, a centre, a commune. `words` are its names and popular spellings. `common`: a word that
 * many names share, such as “formation”, names it all the same.
 */
export type Named = { key: string; words: readonly string[]; common?: boolean }

/** A word without what is glued to it, and its sound. */
export type Term = { stem: string; skeleton: string; arabic: boolean }

/** A folded word as a term. */
export const term = (word: string): Term => {
  const bare = stem(word)
  return { stem: bare, skeleton: skeleton(bare), arabic: ARABIC_LETTER.test(bare) }
}

/** The words that carry meaning, as stems with their sounds. */
function terms(text: string): Term[] {
  return tokens(text)
    .filter(word => !JOINING.has(word))
    .slice(0, 300)
    .map(term)
}

export type Name = { key: string; terms: readonly string[]; weight: number }

/** What a list of names was turned into, once: its names, the weight of each word, and roads to each word by spelling and by sound. */
export type Index = {
  names: readonly Name[]
  holding: ReadonlyMap<string, readonly number[]>
  weights: ReadonlyMap<string, number>
  sounds: ReadonlyMap<string, readonly Term[]>
  near: ReadonlyMap<string, readonly string[]>
}

const indexes = new WeakMap<readonly Named[], Index>()

/** The index of a list of names, made once. */
export function indexOf(named: readonly Named[]): Index {
  const known = indexes.get(named)
  if (known !== undefined) return known
  const made = buildIndex(named)
  indexes.set(named, made)
  return made
}

function buildIndex(named: readonly Named[]): Index {
  const phrases = named.flatMap(({ key, words }) =>
    words.map(phrase => ({ key, terms: terms(phrase) })).filter(({ terms }) => terms.length > 0),
  )
  const vocabulary = new Map(phrases.flatMap(({ terms }) => terms.map(one => [one.stem, one] as const)))
  const weights = weigh(named.length, phrases, new Set(named.some(({ common }) => common) ? [] : COMMON))
  const names = phrases.map(({ key, terms }) => {
    const stems = [...new Set(terms.map(({ stem }) => stem))]
    return { key, terms: stems, weight: stems.reduce((sum, one) => sum + (weights.get(one) ?? 0), 0) }
  })
  return {
    names,
    weights,
    holding: grouped(names.flatMap(({ terms }, at) => terms.map(one => [one, at] as const))),
    sounds: grouped([...vocabulary.values()].map(one => [one.skeleton, one] as const)),
    near: grouped([...vocabulary.keys()].filter(canSlip).flatMap(one => deletions(one).map(short => [short, one] as const))),
  }
}

/** Rarity of each word over the keys, as idf scaled to 0–1; common words count for little. */
function weigh(
  keys: number,
  phrases: readonly { key: string; terms: readonly Term[] }[],
  shared: ReadonlySet<string>,
): Map<string, number> {
  const holders = grouped(phrases.flatMap(({ key, terms }) => terms.map(({ stem }) => [stem, key] as const)))
  const most = Math.log(1 + keys)
  return new Map(
    [...holders].map(([word, of]) => [
      word,
      (shared.has(word) ? 0.3 : 1) * (keys === 1 ? 1 : Math.max(0.05, Math.log((1 + keys) / new Set(of).size) / most)),
    ]),
  )
}

function grouped<V>(pairs: readonly (readonly [string, V])[]): Map<string, V[]> {
  const groups = new Map<string, V[]>()
  for (const [key, value] of pairs) {
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}

/** The word itself and the word with each one letter left out: two words one slip apart share at least one of these. */
export function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}

/** Only long words are still themselves with a letter wrong; a digit in Arabizi is a letter that is never mistyped as another. */
export const canSlip = (word: string): boolean => word.length >= 6 && word.length <= 30 && !/\d/.test(word) && !NEVER_FUZZY.has(word)
