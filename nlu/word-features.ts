import { ideasOf } from './concepts.ts'
import { heard } from './heard.ts'
import { kept } from './kept.ts'
import { skeleton } from './words.ts'

/** Features are hashed to this many places; the weights of all intents at a place lie together. */
export const PLACES = 1 << 18

/** A word, or its sound, as features: itself, its pieces, and the state a hash is in after it and a space. */
export type Hashed = { text: string; itself: number; pieces: Uint32Array; after: number }

/** What a word brings to any message it stands in. `sound` is null when nothing is left of it; `ideas` are small numbers. */
export type WordFeatures = { written: Hashed; heard: Hashed; sound: Hashed | null; ideas: readonly number[] }

/** Seeds keep the kinds of features apart. */
export const SEED = {
  word: 1,
  piece: 2,
  sound: 3,
  soundPiece: 4,
  idea: 5,
  nextIdea: 6,
  twoIdeas: 7,
  joined: 8,
  heard: 9,
  heardPiece: 10,
} as const

/** No single word is longer in any of our languages; what is longer is mash. */
const LONGEST_WORD = 30

/** What people write is mostly a few thousand words, over and over. */
const MOST_KEPT = 6_000

const featuresOf = kept(MOST_KEPT, (word: string): WordFeatures => {
  const sound = skeleton(word)
  return {
    written: hashed(word, SEED.word, { from: 2, to: 5, seed: SEED.piece }),
    heard: hashed(heard(word), SEED.heard, { from: 2, to: 5, seed: SEED.heardPiece }),
    sound: sound === '' ? null : hashed(sound, SEED.sound, { from: 2, to: 4, seed: SEED.soundPiece }),
    ideas: ideasOf(word),
  }
})

/** The features of one folded word; long numbers are all the same one. Made once for a word that is seen often. */
export const wordFeatures = (word: string): WordFeatures => featuresOf(isLongNumber(word) ? '#' : word.slice(0, LONGEST_WORD))

const isLongNumber = (word: string): boolean => word.length >= 5 && word.charCodeAt(0) <= 57 && /^\d+$/.test(word)

function hashed(text: string, seed: number, cut: Cut): Hashed {
  const state = fed(seeded(seed), text)
  return { text, itself: placed(state), pieces: piecesOf(`<${text}>`, cut), after: fed(fed(seeded(seed), text), ' ') }
}

type Cut = { from: number; to: number; seed: number }

/** Every piece of `from` to `to` letters of a text whose edges are marked. */
export function piecesOf(marked: string, { from, to, seed }: Cut): Uint32Array {
  const places: number[] = []
  for (let start = 0; start < marked.length; start++) {
    let h = seeded(seed)
    for (let end = start; end < Math.min(start + to, marked.length); end++) {
      h = Math.imul(h ^ marked.charCodeAt(end), 16777619)
      if (end - start + 1 >= from) places.push(placed(h))
    }
  }
  return Uint32Array.from(places)
}

/** FNV-1a: the state before anything is hashed, and after a text. */
export const seeded = (seed: number): number => Math.imul(2166136261 ^ seed, 16777619)

export function fed(state: number, text: string): number {
  let h = state
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619)
  return h
}

/** The place of a hash: its bits are mixed before they are cut. */
export function placed(h: number): number {
  const mixed = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (PLACES - 1)
}
