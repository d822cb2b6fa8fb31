import { alike } from './alike.ts'
import { type Index, indexOf, type Name, type Named, type Term, term } from './name-index.ts'
import { JOINING, NOT_ALONE } from './named-words.ts'
import { tokens } from './words.ts'

export type { Named } from './name-index.ts'
export type Names = Readonly<Record<'services' | 'centres' | 'communes' | 'themes', readonly Named[]>>

/** Where nothing of ours is looked for. */
export const NO_NAMES: Names = { services: [], centres: [], communes: [], themes: [] }

/** The best match: `text` is the matched words as folded, `score` how much of the name was said (0 to 1). */
export type Match = { key: string; text: string; score: number }

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
