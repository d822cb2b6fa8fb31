import { heard } from './heard.ts'
import { kept } from './kept.ts'
import { skeleton, wordsOf } from './words.ts'

/** A set of words, each one bit: a word never put in is taken for known about once in fifty times. */
export type Vocabulary = Uint8Array

const BITS = 1 << 20
export const VOCABULARY_BYTES = BITS / 8

const SHORTEST_SOUND = 2

/** The words of folded texts, as they are heard, and their bare sounds. */
export function vocabularyOf(texts: readonly string[]): Vocabulary {
  const known = new Uint8Array(VOCABULARY_BYTES)
  for (const word of texts.flatMap(wordsOf)) for (const bit of bitsOf(word)) known[bit >> 3]! |= 1 << (bit & 7)
  return known
}

/** The folded words that are known, or sound like one that is. */
export const knownAmong = (known: Vocabulary, words: readonly string[]): string[] =>
  words.filter(word => bitsOf(word).some(bit => isSet(known, bit)))

/** The share of folded words that are known, or sound like one that is; 0 for no words. */
export const knownShare = (known: Vocabulary, words: readonly string[]): number =>
  knownAmong(known, words).length / Math.max(1, words.length)

/** Whether one of the folded words was seen, in this or a like spelling with its vowels: consonants alone meet by chance. */
export const anyMet = (known: Vocabulary, words: readonly string[]): boolean =>
  words.some(word =>
    bitsOf(word)
      .slice(0, MET)
      .some(bit => isSet(known, bit)),
  )

const isSet = (known: Vocabulary, bit: number): boolean => (known[bit >> 3]! & (1 << (bit & 7))) !== 0

/** The first bits of a word are of its spelling and of how it is heard; the last of its sound, when enough is left of it. */
const MET = 2
const bitsOf = kept(4_000, (word: string): readonly number[] => {
  const sound = skeleton(word)
  const met = [bitOf(`w${word}`), bitOf(`h${heard(word)}`)]
  return sound.length < SHORTEST_SOUND ? met : [...met, bitOf(`s${sound}`)]
})

function bitOf(text: string): number {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((mixed ^ (mixed >>> 13)) >>> 0) & (BITS - 1)
}
