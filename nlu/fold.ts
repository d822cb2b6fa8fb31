/** How much of a message is looked at: enough for a life story, and it bounds the cost of any input. */
export const LOOKED_AT = 2000

/** Letters people or keyboards swap for one another, and look-alikes of other alphabets, each to the letter meant. */
const SAME_LETTER: Readonly<Record<string, string>> = Object.fromEntries([
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ے', 'ي'],
  ['ة', 'ه'],
  ['ۃ', 'ه'],
  ['ە', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['گ', 'ك'],
  ['ڭ', 'ك'],
  ['ک', 'ك'],
  ['ݣ', 'ك'],
  ['ڤ', 'ف'],
  ['ڥ', 'ف'],
  ['پ', 'ب'],
  ['چ', 'ش'],
  ['ڜ', 'ش'],
  ['ژ', 'ج'],
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['ı', 'i'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['а', 'a'],
  ['в', 'b'],
  ['е', 'e'],
  ['з', '3'],
  ['к', 'k'],
  ['м', 'm'],
  ['н', 'h'],
  ['о', 'o'],
  ['р', 'p'],
  ['с', 'c'],
  ['т', 't'],
  ['у', 'y'],
  ['х', 'x'],
  ['і', 'i'],
  ['ј', 'j'],
  ['ѕ', 's'],
  ['ԁ', 'd'],
  ['ɡ', 'g'],
  ['α', 'a'],
  ['β', 'b'],
  ['ε', 'e'],
  ['ι', 'i'],
  ['κ', 'k'],
  ['ν', 'v'],
  ['ο', 'o'],
  ['ρ', 'p'],
  ['τ', 't'],
  ['υ', 'u'],
  ['χ', 'x'],
  ['‘', "'"],
  ['’', "'"],
  ['ʼ', "'"],
  ['`', "'"],
  ['´', "'"],
  ['،', ','],
  ['؛', ';'],
  ['؟', '?'],
  ['٫', '.'],
  ['۔', '.'],
] as const)

const swapped = new RegExp(`[${Object.keys(SAME_LETTER).join('')}]`, 'gu')

/**
 * One spelling for what people type in many: no vowel marks, tatweel or invisible characters, one letter for letters that are swapped,
 * ASCII digits, no Latin accents, lower case, and a letter held down (three or more) once.
 * Word boundaries and punctuation stay. Folding twice is folding once. Only the first LOOKED_AT characters are read.
 */
export function fold(text: string): string {
  if (text !== last.text) last = { text, folded: folded(text) }
  return last.folded
}

/** One message is folded by many readers, one after the other. */
let last = { text: '', folded: '' }

function folded(text: string): string {
  const plain = firstPart(text).normalize('NFKC').toLowerCase().normalize('NFD')
  const bare = plain.replace(/[\p{M}\p{Cf}\u0640]+/gu, '').replace(/\p{Nd}/gu, asciiDigit)
  const one = bare.replace(swapped, letter => SAME_LETTER[letter] ?? letter).replace(/(\p{L})\1{2,}/gu, '$1')
  return firstPart(one)
}

/** The first LOOKED_AT characters, never half of a surrogate pair. */
function firstPart(text: string): string {
  if (text.length <= LOOKED_AT) return text
  const cut = text.slice(0, LOOKED_AT)
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut
}

/** Digits of every script stand in blocks of ten, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0x30
  if (code < 0x80) return digit
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}
