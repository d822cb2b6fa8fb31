import { kept } from './kept.ts'
import { skeleton, wordsOf } from './words.ts'

/** A set of words, each one bit: a word never put in is taken for known about once in fifty times. */
export type Vocabulary = Uint8Array

const BITS = 1 << 20
export const VOCABULARY_BYTES = BITS / 8

const SHORTEST_SOUND = 2

/** The words of folded texts and their sounds. */
export function vocabularyOf(texts: readonly string[]): Vocabulary {
  const known = new Uint8Array(VOCABULARY_BYTES)
  for (const word of texts.flatMap(wordsOf)) for (const bit of bitsOf(word)) known[bit >> 3]! |= 1 << (bit & 7)
  return known
}

/** The share of folded words that are known, or sound like one that is; 0 for no words. */
export function knownShare(known: Vocabulary, words: readonly string[]): number {
  const isKnown = (bit: number) => (known[bit >> 3]! & (1 << (bit & 7))) !== 0
  return words.filter(word => bitsOf(word).some(isKnown)).length / Math.max(1, words.length)
}

const bitsOf = kept(4_000, (word: string): readonly number[] => {
  const sound = skeleton(word)
  return sound.length < SHORTEST_SOUND ? [bitOf(`w${word}`)] : [bitOf(`w${word}`), bitOf(`s${sound}`)]
})

function bitOf(text: string): number {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (BITS - 1)
}
