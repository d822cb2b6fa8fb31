import { kept } from './kept.ts'
import { romanise } from './words.ts'

/** Ways of typing one sound in Latin letters, each to the one it is read as; the longest are tried first. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/kh|5/g, 'x'],
  [/sh|ch/g, 'c'],
  [/gh/g, 'g'],
  [/eau|au|ou|oo|[uwo]/g, 'o'],
  [/ai|ei|ee|ie|[eiy]/g, 'i'],
  [/qu|[q9]/g, 'k'],
  [/7/g, 'h'],
  [/ph/g, 'f'],
  [/3/g, 'a'],
  [/z/g, 's'],
  [/h$/, ''],
  [/(.)\1+/g, '$1'],
]

/**
 * A folded word as it is heard, vowels and all, in one spelling for both scripts: `kifech`, `kifach`, «كيفاش»; "quoi", "koi". Between the
 * word as written and its skeleton, which keeps no vowel. Anything is read, perhaps as nothing.
 */
export const heard = kept(8_000, (word: string): string => {
  const latin = /[\u0621-\u064a]/.test(word) ? romanise(word) : word
  return ALIKE.reduce((text, [typed, sound]) => text.replace(typed, sound), latin)
})
