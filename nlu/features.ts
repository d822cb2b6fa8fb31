import { ideasOf } from './concepts.ts'
import { skeleton, wordsOf } from './words.ts'

/** Features are hashed to this many places; the weights of all intents at a place lie together. */
export const PLACES = 1 << 18

/** A message as sparse numbers: places, and the strength of the feature at each. */
export type Vector = { at: Uint32Array; value: Float32Array }

/** Hashed features by kind; kinds are weighed apart so that the many short pieces do not drown the words. */
type Blocks = readonly number[][]

/** No single word is longer in any of our languages; what is longer is mash. */
const LONGEST_WORD = 30

/** So many words of a message are read as ideas: pairs of ideas grow with the square. */
const MOST_IDEAS = 20

/**
 * The features of a folded text in five blocks: words and pairs of words, pieces of words, both again in the phonetic spelling that
 * Arabic and Latin letters share, and the ideas named, which all varieties share.
 */
export function blocksOf(folded: string): Blocks {
  const words = wordsOf(folded).map(word => (/^\d{5,}$/.test(word) ? '#' : word.slice(0, LONGEST_WORD)))
  const sounds = words.map(skeleton).filter(sound => sound !== '')
  return [sequences(words, 1), pieces(words, 2, 5, 2), sequences(sounds, 3), pieces(sounds, 2, 4, 4), ideas(words)]
}

/** Hashes of every word and every two neighbours. */
function sequences(words: readonly string[], seed: number): number[] {
  const hashes: number[] = []
  words.forEach((word, i) => {
    hashes.push(hash(word, seed))
    hashes.push(hash(`${words[i - 1] ?? '^'} ${word}`, seed))
  })
  if (words.length > 0) hashes.push(hash(`${words.at(-1)} $`, seed))
  return hashes
}

/** Hashes of every piece of `from` to `to` letters inside each word, its edges marked. */
function pieces(words: readonly string[], from: number, to: number, seed: number): number[] {
  const hashes: number[] = []
  for (const word of words) {
    const marked = `<${word}>`
    for (let start = 0; start < marked.length; start++) {
      let h = seeded(seed)
      for (let end = start; end < Math.min(start + to, marked.length); end++) {
        h = Math.imul(h ^ marked.charCodeAt(end), 16777619)
        if (end - start + 1 >= from) hashes.push(placed(h))
      }
    }
  }
  return hashes
}

/** Ideas alone, beside the next one, and any two of the message together. */
function ideas(words: readonly string[]): number[] {
  const named = words.map(ideasOf).filter(ideas => ideas.length > 0)
  const alone = named.flatMap((ideas, i) =>
    ideas.flatMap(idea => [paired(idea, 0, 5), ...(named[i + 1] ?? []).map(next => paired(idea, next, 6))]),
  )
  const all = [...new Set(named.flat())].sort((a, b) => a - b).slice(0, MOST_IDEAS)
  return [...alone, ...all.flatMap((idea, i) => all.slice(i + 1).map(other => paired(idea, other, 7)))]
}

const paired = (one: number, other: number, seed: number): number =>
  placed(Math.imul(Math.imul(seeded(seed) ^ one, 16777619) ^ other, 16777619))

/** FNV-1a, its bits mixed before they are cut to a place. */
function hash(text: string, seed: number): number {
  let h = seeded(seed)
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  return placed(h)
}

const seeded = (seed: number): number => Math.imul(2166136261 ^ seed, 16777619)

const placed = (h: number): number => {
  const mixed = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (PLACES - 1)
}

/**
 * Weighs the blocks: log of the count times rarity, each block of a fixed length, the whole of length one. Features never seen
 * count towards that length: the less of a message is known, the weaker what is known speaks.
 */
export function weigh(blocks: Blocks, rarity: Float32Array): Vector {
  const sorted = blocks.map(block => Uint32Array.from(block).sort())
  const size = sorted.reduce((sum, block) => sum + block.length, 0)
  const at = new Uint32Array(size)
  const value = new Float32Array(size)
  let used = 0
  const squares = sorted.reduce((sum, block, i) => sum + (block.length > 0 ? shareOf(i) ** 2 : 0), 0)
  const scale = 1 / Math.sqrt(squares || 1)
  sorted.forEach((block, i) => {
    used = weighBlock(block, shareOf(i) * scale, rarity, at, value, used)
  })
  return { at: at.slice(0, used), value: value.slice(0, used) }
}

/** Ideas, read by hand-made lists, speak less loudly than the words themselves; measured on held-back examples. */
const shareOf = (block: number): number => (block === 4 ? 0.6 : 1)

function weighBlock(block: Uint32Array, length: number, rarity: Float32Array, at: Uint32Array, value: Float32Array, start: number): number {
  let used = start
  let squares = 0
  for (let i = 0; i < block.length; ) {
    const place = block[i] ?? 0
    let end = i + 1
    while (block[end] === place) end++
    const strength = (1 + Math.log(end - i)) * (rarity[place] ?? 0)
    i = end
    squares += strength * strength
    at[used] = place
    value[used++] = strength
  }
  const scale = squares > 0 ? length / Math.sqrt(squares) : 0
  for (let i = start; i < used; i++) value[i] = (value[i] ?? 0) * scale
  return used
}

/** How rare each feature is among the messages (smoothed inverse document frequency). */
export function rarityIn(messages: readonly Blocks[]): Float32Array {
  const seenIn = new Float32Array(PLACES)
  const lastSeen = new Int32Array(PLACES)
  messages.forEach((blocks, m) => {
    for (const block of blocks) {
      for (const place of block) {
        if (lastSeen[place] === m + 1) continue
        lastSeen[place] = m + 1
        seenIn[place] = (seenIn[place] ?? 0) + 1
      }
    }
  })
  return seenIn.map(count => Math.log((1 + messages.length) / (1 + count)) + 1)
}
