import { checkDigit } from '../preregister/reference.ts'

const FIRST = 100_000
const COUNT = 900_000

/** How many codes there are; `codeOf` takes a number below it. */
export const CODES = COUNT

/** The code numbered `n`: seven digits to be read aloud, the last a check digit. Said and written `RDV-482-1073`. */
export function codeOf(n: number): string {
  const digits = String(FIRST + (n % COUNT))
  return written(`${digits}${checkDigit(digits)}`)
}

const written = (seven: string): string => `RDV-${seven.slice(0, 3)}-${seven.slice(3)}`

const PREFIXED = /(?:r\s*d\s*v|رد\s*ف)[\s:.\-–_]*(\d{3})[\s.\-–_]?(\d{4})(?!\d)/iu

/** The code a message holds, whole; `wrong` for one that cannot be; null when it holds none. */
export function readCode(text: string): { code: string } | 'wrong' | null {
  const plain = text
    .slice(0, 500)
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069]/gu, '')
    .replace(/[٠-٩]/gu, digit => String((digit.codePointAt(0) ?? 0) - 0x660))
    .replace(/[۰-۹]/gu, digit => String((digit.codePointAt(0) ?? 0) - 0x6f0))
  const seven = PREFIXED.exec(plain)?.slice(1).join('')
  if (seven === undefined) return null
  return checkDigit(seven) === 0 ? { code: written(seven) } : 'wrong'
}
