import distances from 'natural/lib/natural/distance/index.js'
import { ARABIC_LETTER, COMMON, JOINING, NEVER_FUZZY, NOT_ALONE, stem } from './named-words.ts'
import { skeleton, tokens } from './words.ts'

/** Something people name in their own words: a service, a centre, a commune. `words` are its names and popular spellings. */
export type Named = { key: string; words: readonly string[] }
export type Names = { services: readonly Named[]; centres: readonly Named[]; communes: readonly Named[] }

/** The best match: `text` is the matched words as folded, `score` how much of the name was said (0 to 1). */
export type Match = { key: string; text: string; score: number }

type Term = { stem: string; skeleton: string; arabic: boolean }
const term = (word: string): Term => {
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

type Name = { key: string; terms: readonly string[]; weight: number }

/** What a list of names was turned into, once: its names, the weight of each word, and roads to each word by spelling and by sound. */
type Index = {
  names: readonly Name[]
  holding: ReadonlyMap<string, readonly number[]>
  weights: ReadonlyMap<string, number>
  sounds: ReadonlyMap<string, readonly Term[]>
  near: ReadonlyMap<string, readonly string[]>
}

const indexes = new WeakMap<readonly Named[], Index>()

function indexOf(named: readonly Named[]): Index {
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
  const weights = weigh(named.length, phrases)
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
function weigh(keys: number, phrases: readonly { key: string; terms: readonly Term[] }[]): Map<string, number> {
  const holders = grouped(phrases.flatMap(({ key, terms }) => terms.map(({ stem }) => [stem, key] as const)))
  const most = Math.log(1 + keys)
  return new Map(
    [...holders].map(([word, of]) => [
      word,
      (COMMON.has(word) ? 0.3 : 1) * (keys === 1 ? 1 : Math.max(0.05, Math.log((1 + keys) / new Set(of).size) / most)),
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
function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}

/** The words of the index that this word may be, each with how alike they are (1 = the same). */
function alike(said: Term, index: Index): Map<string, number> {
  const found = new Map<string, number>()
  if (index.weights.has(said.stem)) found.set(said.stem, 1)
  for (const known of index.sounds.get(said.skeleton) ?? [])
    if (!found.has(known.stem) && sameSound(said, known)) found.set(known.stem, soundLike(said, known))
  if (found.size === 0 && canSlip(said.stem)) slips(said.stem, index, found)
  return found
}

/** Only long words are still themselves with a letter wrong; a digit in Arabizi is a letter that is never mistyped as another. */
const canSlip = (word: string): boolean => word.length >= 6 && word.length <= 30 && !/\d/.test(word) && !NEVER_FUZZY.has(word)

/** Equal sounds count across scripts and between Latin spellings; short ones only when the spellings are close too. */
function sameSound(said: Term, known: Term): boolean {
  if (said.arabic && known.arabic) return false
  if (said.arabic !== known.arabic) return said.skeleton.length >= 3
  if (/^[aeiou]/.test(said.stem) !== /^[aeiou]/.test(known.stem)) return false
  const close = distances.JaroWinklerDistance(said.stem, known.stem)
  if (said.skeleton.length >= 4) return close >= 0.8
  const longEnough = said.skeleton.length >= 2 && Math.min(said.stem.length, known.stem.length) >= 4
  return longEnough && close >= 0.88 && said.stem.at(-1) === known.stem.at(-1) && Math.abs(said.stem.length - known.stem.length) <= 2
}

/** Few consonants shared by two scripts («سجل», `sajel`) support a longer name but do not make one alone. */
const soundLike = (said: Term, known: Term): number => (said.arabic === known.arabic ? 0.95 : said.skeleton.length >= 5 ? 0.9 : 0.8)

function slips(word: string, index: Index, found: Map<string, number>): void {
  const near = new Set(deletions(word).flatMap(short => index.near.get(short) ?? []))
  for (const known of near) {
    const allowed = Math.min(word.length, known.length) >= 10 ? 2 : 1
    if (distances.DamerauLevenshteinDistance(word, known) <= allowed) found.set(known, 0.9)
  }
}

type Hit = { at: number; like: number }

/** Twenty places of one word are plenty, and bound the work on a word repeated without end. */
function note(hits: Map<string, Hit[]>, known: string, hit: Hit): void {
  const of = hits.get(known)
  if (of === undefined) hits.set(known, [hit])
  else if (of.length < 20) of.push(hit)
}

/** Where each word of a name was said, tightly enough to be one phrase: the best window, or null. */
function inOnePhrase(hits: readonly (readonly Hit[])[], room: number): readonly (Hit | null)[] {
  let best: readonly (Hit | null)[] = []
  for (const start of hits.flat()) {
    const here = hits.map(of => of.find(({ at }) => at >= start.at && at < start.at + room) ?? null)
    if (here.filter(Boolean).length > best.filter(Boolean).length) best = here
  }
  return best
}

/**
 * What a text names, if anything: the best fuzzy match of `named` over the words of the text, by spelling, by sound (so that Arabic script
 * and Arabizi meet) and allowing a slip in words of six letters or more. Common words (carte, markaz, service…) alone match nothing.
 */
export function bestNamed(text: string, named: readonly Named[]): Match | null {
  const { words, said } = saidIn(text)
  const index = indexOf(named)
  const hits = new Map<string, Hit[]>()
  said.forEach(({ term }, at) => {
    for (const [known, like] of alike(term, index)) note(hits, known, { at, like })
  })
  const best = bestName(index, hits)
  if (best === null) return null
  const from = said[best.from]?.at ?? 0
  const to = said[best.to]?.at ?? from
  const phrase = words.slice(from, to + 1).join(' ')
  return NOT_ALONE.has(phrase) ? null : { key: best.key, score: best.score, text: phrase }
}

type Saying = { text: string; words: readonly string[]; said: readonly { at: number; term: Term }[] }

/** The message laid out last: services, centres and communes are looked for in the same one. */
let last: Saying = { text: '', words: [], said: [] }

function saidIn(text: string): Saying {
  if (text === last.text) return last
  const words = tokens(text).slice(0, 300)
  last = { text, words, said: words.flatMap((word, at) => (JOINING.has(word) ? [] : [{ at, term: term(word) }])) }
  return last
}

type Best = { key: string; score: number; rank: number; from: number; to: number }

function bestName(index: Index, hits: ReadonlyMap<string, readonly Hit[]>): Best | null {
  const touched = new Set([...hits.keys()].flatMap(known => index.holding.get(known) ?? []))
  let best: Best | null = null
  for (const at of touched) {
    const name = index.names[at]
    const found = name === undefined ? null : weighName(name, index, hits)
    if (found !== null && (best === null || found.rank > best.rank)) best = found
  }
  return best
}

/** At least this much of a name's weight must be said: every word of a short name, three quarters of a long one. */
const enough = (words: number): number => (words >= 3 ? 0.75 : 0.84)

function weighName(name: Name, index: Index, hits: ReadonlyMap<string, readonly Hit[]>): Best | null {
  if (name.weight < 0.4 && name.terms.length === 1) return null
  const window = inOnePhrase(
    name.terms.map(one => hits.get(one) ?? []),
    name.terms.length + 2,
  )
  const mass = name.terms.reduce((sum, one, at) => sum + (window[at]?.like ?? 0) * (index.weights.get(one) ?? 0), 0)
  const score = mass / name.weight
  const places = window.flatMap(hit => (hit === null ? [] : [hit.at]))
  if (score < enough(name.terms.length) || (name.terms.length <= 2 && places.length < name.terms.length)) return null
  return { key: name.key, score, rank: mass * score, from: Math.min(...places), to: Math.max(...places) }
}
