/**
 * The number of a file, made to be read aloud and typed on any keyboard: nine digits, no letters, the last a check digit of
 * Damm's algorithm (H. M. Damm, 2004), which catches every single wrong digit and every swap of neighbours.
 * It begins with 1 to 4, so that it is never taken for a Moroccan telephone number. Said and written `JSR-482-107-365`.
 */
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/** The digit that makes a number whole: 0 for one that is. */
export const checkDigit = (digits: string): number => [...digits].reduce((interim, digit) => DAMM[interim]?.[Number(digit)] ?? 0, 0)

const FIRST = 100_000_00
const COUNT = 400_000_00 - 1

/** How many references there are; `referenceOf` takes a number below it. */
export const REFERENCES = COUNT

/** The reference numbered `n`, 0 to REFERENCES - 1. Drawn by chance, so that nobody can count on from their own. */
export function referenceOf(n: number): string {
  const digits = String(FIRST + (n % COUNT))
  return written(`${digits}${checkDigit(digits)}`)
}

const written = (nine: string): string => `JSR-${nine.slice(0, 3)}-${nine.slice(3, 6)}-${nine.slice(6)}`

/** What was read where a reference may stand: a whole one, or one that cannot be (a digit missing, wrong, or swapped). */
export type ReadReference = { reference: string } | 'wrong' | null

const PREFIXED = /(?:j\s*s\s*r|جسر)[\s:.\-–_]*((?:\d[\s.\-–_]*){4,14})/iu
const NINE = /(?<![\d+])([1-4]\d{2})[\s.\-–_]?(\d{3})[\s.\-–_]?(\d{3})(?![\s.\-–]?\d)/u

/** The reference a message holds, with or without its letters, with any digits and any gaps. */
export function readReference(text: string): ReadReference {
  const plain = digitsIn(text.slice(0, 500))
  const prefixed = PREFIXED.exec(plain)?.[1]?.replace(/\D/g, '')
  if (prefixed !== undefined) return isWhole(prefixed) ? { reference: written(prefixed) } : 'wrong'
  const bare = NINE.exec(plain)?.slice(1).join('')
  if (bare === undefined) return null
  return isWhole(bare) ? { reference: written(bare) } : 'wrong'
}

const isWhole = (digits: string): boolean => /^[1-4]\d{8}$/.test(digits) && checkDigit(digits) === 0

// digits of the scripts Moroccans type, and the invisible marks that keep codes left to right
const digitsIn = (text: string): string =>
  text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '')
    .replace(/[٠-٩]/gu, digit => String((digit.codePointAt(0) ?? 0) - 0x660))
    .replace(/[۰-۹]/gu, digit => String((digit.codePointAt(0) ?? 0) - 0x6f0))
