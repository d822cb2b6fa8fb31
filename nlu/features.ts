import { Counter, type Counts } from './counter.ts'
import { fed, type Hashed, PLACES, piecesOf, placed, SEED, seeded, type WordFeatures, wordFeatures } from './word-features.ts'

/** A message as sparse numbers: places, and the strength of the feature at each. */
export type Vector = { at: Uint32Array; value: Float32Array }

/** So many words of a message are read as ideas: pairs of ideas grow with the square. */
const MOST_IDEAS = 20

// one for the process: what it counted is copied out before another message is read
const counter = new Counter()

/** So many consonants of a message are read across its words: more than anybody asks in one breath. */
const LONGEST_BREATH = 400

/**
 * The features of words in eight blocks: words and pairs of words, and pieces of words; both again in the phonetic spelling that Arabic and
 * Latin letters share; the ideas named, which all varieties share; pieces of the sounds run together, for words that are glued or cut
 * anywhere; words and pieces as they are heard, with vowels. Kinds are weighed apart so that the many short pieces do not drown the words.
 */
export function featuresOf(words: readonly string[]): Counts {
  const features = words.map(wordFeatures)
  const written = features.map(({ written }) => written)
  const sounds = features.flatMap(({ sound }) => sound ?? [])
  const heard = features.map(({ heard }) => heard)
  counter.begin()
  sequences(written, SEED.word)
  pieces(written)
  sequences(sounds, SEED.sound)
  pieces(sounds)
  ideas(features)
  joined(sounds)
  sequences(heard, SEED.heard)
  pieces(heard)
  return counter.counts()
}

/** Every word and every two neighbours. */
function sequences(words: readonly Hashed[], seed: number): void {
  let before = fed(seeded(seed), '^ ')
  for (const { text, itself, after } of words) {
    counter.add(itself)
    counter.add(placed(fed(before, text)))
    before = after
  }
  if (words.length > 0) counter.add(placed(fed(before, '$')))
  counter.endBlock()
}

function pieces(words: readonly Hashed[]): void {
  for (const { pieces } of words) counter.addAll(pieces)
  counter.endBlock()
}

/** Three to five consonants in a row, wherever the words end. */
function joined(sounds: readonly Hashed[]): void {
  const breath = `<${sounds.map(({ text }) => text).join('')}>`.slice(0, LONGEST_BREATH)
  counter.addAll(piecesOf(breath, { from: 3, to: 5, seed: SEED.joined }))
  counter.endBlock()
}

/** Ideas alone, beside the next one, and any two of the message together. */
function ideas(words: readonly WordFeatures[]): void {
  const named = words.flatMap(({ ideas }) => (ideas.length > 0 ? [ideas] : []))
  named.forEach((ideas, i) => {
    for (const idea of ideas) {
      counter.add(paired(idea, 0, SEED.idea))
      for (const next of named[i + 1] ?? []) counter.add(paired(idea, next, SEED.nextIdea))
    }
  })
  const all = [...new Set(named.flat())].sort((a, b) => a - b).slice(0, MOST_IDEAS)
  all.forEach((idea, i) => {
    for (let other = i + 1; other < all.length; other++) counter.add(paired(idea, all[other]!, SEED.twoIdeas))
  })
  counter.endBlock()
}

const paired = (one: number, other: number, seed: number): number =>
  placed(Math.imul(Math.imul(seeded(seed) ^ one, 16777619) ^ other, 16777619))

/**
 * Weighs features: log of the count times rarity, each block of a fixed length, the whole of length one. Features never seen
 * count towards that length: the less of a message is known, the weaker what is known speaks.
 */
export function weigh({ at, times, ends }: Counts, rarity: Float32Array): Vector {
  const value = new Float32Array(at.length)
  const starts = ends.map((_, block) => ends[block - 1] ?? 0)
  const squares = ends.reduce((sum, end, block) => sum + (end > starts[block]! ? shareOf(block) ** 2 : 0), 0)
  const scale = 1 / Math.sqrt(squares || 1)
  ends.forEach((end, block) => {
    const start = starts[block]!
    for (let i = start; i < end; i++) value[i] = (1 + LOG[Math.min(times[i]!, LOG.length - 1)]!) * rarity[at[i]!]!
    toLength(value.subarray(start, end), shareOf(block) * scale)
  })
  return { at, value }
}

/** Logarithms of how often something occurs; nothing that matters occurs more often. */
const LOG = Float64Array.from({ length: 2_048 }, (_, n) => Math.log(Math.max(1, n)))

/** Ideas, read by hand-made lists, speak less loudly than the words themselves; measured on held-back examples. */
const shareOf = (block: number): number => (block === 4 ? 0.6 : 1)

function toLength(values: Float32Array, length: number): void {
  let squares = 0
  for (let i = 0; i < values.length; i++) squares += values[i]! * values[i]!
  const scale = squares > 0 ? length / Math.sqrt(squares) : 0
  for (let i = 0; i < values.length; i++) values[i]! *= scale
}

/** How rare each feature is among the messages (smoothed inverse document frequency). */
export function rarityIn(messages: readonly Counts[]): Float32Array {
  const seenIn = new Float32Array(PLACES)
  const lastSeen = new Int32Array(PLACES)
  messages.forEach(({ at }, m) => {
    for (const place of at) {
      if (lastSeen[place] === m + 1) continue
      lastSeen[place] = m + 1
      seenIn[place]! += 1
    }
  })
  return seenIn.map(count => Math.log((1 + messages.length) / (1 + count)) + 1)
}
