import { fold } from './fold.ts'

/** The words of a folded text: runs of letters and digits, so that `n9eyed` and `b3d` stay whole. */
export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? []

/** The words of any text, folded. */
export const tokens = (text: string): string[] => wordsOf(fold(text))

/** Consonants of both scripts to one letter: x is kh, c is sh, e is 3ayn, g is gh, q is 9af. Vowels and weak letters are absent. */
const SOUND: Readonly<Record<string, string>> = {
  ب: 'b',
  ت: 't',
  ث: 't',
  ط: 't',
  ج: 'j',
  ح: 'h',
  ه: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ض: 'd',
  ظ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ص: 's',
  ش: 'c',
  ع: 'e',
  غ: 'g',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  b: 'b',
  p: 'b',
  t: 't',
  '6': 't',
  j: 'j',
  '7': 'h',
  h: 'h',
  '8': 'h',
  '5': 'x',
  d: 'd',
  r: 'r',
  z: 'z',
  s: 's',
  C: 'c',
  x: 'c',
  '3': 'e',
  G: 'g',
  '4': 'g',
  f: 'f',
  v: 'f',
  '9': 'q',
  q: 'q',
  k: 'k',
  g: 'k',
  c: 'k',
  X: 'x',
  l: 'l',
  m: 'm',
  n: 'n',
  S: 's',
}

/**
 * One phonetic spelling of a word for both scripts, so that «بغيت», `bghit` and `bghyt` meet: consonants only, those that Arabizi merges
 * merged, a first w or y kept, a final ه dropped, doubles once. Numbers stay; five digits or more become `#`.
 */
export function skeleton(word: string): string {
  const plain = /[^a-z0-9\u0621-\u064a]/.test(word) ? fold(word) : word
  if (/^\d+$/.test(plain)) return plain.length >= 5 ? '#' : plain
  return consonants(soundsOfTwoLetters(plain))
}

/** Sounds Arabizi and French write with two letters, as one capital; a first `ou` or `i` before a vowel is w or y. */
function soundsOfTwoLetters(word: string): string {
  return word
    .replace(/^ou?(?=[aei])/, 'w')
    .replace(/^i(?=[aeou])/, 'y')
    .replace(/kh/g, 'X')
    .replace(/[cs]h/g, 'C')
    .replace(/gh/g, 'G')
    .replace(/th/g, 't')
    .replace(/dh/g, 'd')
    .replace(/ph/g, 'f')
    .replace(/c(?=[eiy])/g, 'S')
    .replace(/[هh]$/, '')
}

function consonants(word: string): string {
  let out = ''
  for (const letter of word) {
    const sound = SOUND[letter] ?? (out === '' ? firstWeak(letter, word) : '')
    if (sound !== '' && sound !== out.at(-1)) out += sound
  }
  return out
}

const firstWeak = (letter: string, word: string): string =>
  !word.startsWith(letter) ? '' : letter === 'w' || letter === 'و' ? 'w' : letter === 'y' || letter === 'ي' ? 'y' : ''

/** How each Arabic letter is most often typed in Latin letters in Morocco. */
const LATIN: Readonly<Record<string, string>> = {
  ا: 'a',
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: '7',
  خ: 'kh',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'ch',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'd',
  ع: '3',
  غ: 'gh',
  ف: 'f',
  ق: '9',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'ou',
  ي: 'i',
  ء: '2',
}

/** A folded text in Arabic letters as it might be typed in Latin ones, by rule. What is not Arabic stays. */
export function romanise(folded: string): string {
  return folded
    .replace(/(?<![\u0621-\u064a])ال(?=[\u0621-\u064a])/g, 'l')
    .replace(/ه(?![\u0621-\u064a])/g, 'a')
    .replace(/(?<![\u0621-\u064a])و(?=[\u0621-\u064a])/g, 'w')
    .replace(/(?<![\u0621-\u064a])ي(?=[\u0621-\u064a])/g, 'y')
    .replace(/[\u0621-\u064a]/g, letter => LATIN[letter] ?? '')
}
