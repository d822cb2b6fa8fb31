import { fold } from './fold.ts'
import { kept } from './kept.ts'

/** The words of a folded text: runs of letters and digits, so that `n9eyed` and `b3d` stay whole. */
export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? []

/** The words of any text, folded. */
export const tokens = (text: string): string[] => wordsOf(fold(text))

/** Consonants of both scripts to one letter: x is kh, c is sh, e is 3ayn, g is gh, q is 9af. Vowels and weak letters are absent. */
const SOUNDS = tableOf(
  'بb تt ثt طt جj حh هh خx دd ذd ضd ظd رr زz سs صs شc عe غg فf قq كk لl مm نn ' +
    'bb pb tt 6t jj 7h hh 8h 5x dd rr zz ss xc 3e 4g ff vf 9q qq kk gk ck ll mm nn',
)

/** Sounds written with two letters, the second of them h. */
const WITH_H = tableOf('kx cc sc gg tt dd pf')

/** Pairs of a letter and its sound, as a table from code to code; 0 is no sound. */
function tableOf(pairs: string): Uint8Array {
  const table = new Uint8Array(0x650)
  for (const [letter, sound] of pairs.split(' ')) table[letter!.charCodeAt(0)] = sound!.charCodeAt(0)
  return table
}

/**
 * One phonetic spelling of a word for both scripts, so that «بغيت», `bghit` and `bghyt` meet: consonants only, those that Arabizi merges
 * merged, a first w or y kept, a final ه dropped, doubles once. Numbers stay; five digits or more become `#`.
 */
export const skeleton = kept(8_000, (word: string): string => {
  const plain = /[^a-z0-9\u0621-\u064a]/.test(word) ? fold(word) : word
  if (/^\d+$/.test(plain)) return plain.length >= 5 ? '#' : plain
  return consonants(plain)
})

const code = (letter: string): number => letter.charCodeAt(0)
const [H, HA, C, S] = [code('h'), code('ه'), code('c'), code('s')]

function consonants(word: string): string {
  let sounds = firstWeak(word)
  let last = code(sounds)
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i)
    const next = word.charCodeAt(i + 1)
    const pair = next === H ? (WITH_H[letter] ?? 0) : 0
    if (pair !== 0) i++
    else if ((letter === H || letter === HA) && i === word.length - 1) break
    const sound = pair !== 0 ? pair : letter === C && isSoftening(next) ? S : (SOUNDS[letter] ?? 0)
    if (sound === 0 || sound === last) continue
    sounds += String.fromCharCode(sound)
    last = sound
  }
  return sounds
}

/** A c is s before one of these. */
const isSoftening = (letter: number): boolean => letter === code('e') || letter === code('i') || letter === code('y')

/** A first w or y is heard, and so is a first `ou`, `o` or `i` before a vowel. */
const firstWeak = (word: string): string => (/^(?:[wو]|ou?[aei])/.test(word) ? 'w' : /^(?:[yي]|i[aeou])/.test(word) ? 'y' : '')

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
