import { ARABIC, ARABIZI, FRENCH, ORDINALS, type Spelling } from './number-words.ts'

/** A number read from words: its value and how many words it took. */
export type ReadNumber = { value: number; length: number }

/** Spelling classes of a folded word: `sh`/`x` → `ch`, leading `5` → `kh`, ث → ت, and the definite article off when a word is left. */
function spellings(word: string): string[] {
  const plain = word
    .replaceAll('ث', 'ت')
    .replace(/sh|x/g, 'ch')
    .replace(/^5(?=[a-z])/, 'kh')
  const bare = plain.replace(/^(ال|لل|ل(?=[^ا]..))/, '').replace(/^(el|al|l)(?=[a-z0-9]{3})/, '')
  const single = bare.replace(/^(.)\1/u, '$1')
  return [word, plain, bare, single]
}

function lookUp(tables: readonly (readonly Spelling[])[], word: string): number | null {
  for (const spelling of spellings(word)) {
    for (const table of tables) {
      const found = table.find(([, pattern]) => pattern.test(spelling))
      if (found !== undefined) return found[0]
    }
  }
  return null
}

/** Words looked up before: a message asks for each of its words many times. Emptied when full, so that it stays small. */
const known = new Map<string, number | null>()
const ROOM = 4000

/** The number one folded word stands for: digits, or a Darija, MSA, Arabizi or French number word; null for any other word. */
export function numberWord(word: string): number | null {
  if (/^\d{1,15}$/.test(word)) return Number(word)
  if (word.length > 14) return null
  const before = known.get(word)
  if (before !== undefined) return before
  const value = FRENCH.get(word) ?? lookUp([ARABIC, ARABIZI], word)
  if (known.size >= ROOM) known.clear()
  known.set(word, value)
  return value
}

/** Which one an ordinal word means: 1 for the first, -1 for the last, null when it is no ordinal. `1er`, `2e`, `3eme` count. */
export function ordinalWord(word: string): number | null {
  const written = /^(\d{1,2})(er|ere|re|e|eme|nd|nde)$/.exec(word)
  if (written !== null) return Number(written[1])
  return word.length > 14 ? null : lookUp([ORDINALS], word)
}

const AND = /^(و|w|ou|o|u|wa|et)$/

/** The number word behind a glued or separate "and": «و عشرين», «وعشرين», `w 3chrin`, `et onze`; the words taken with it. */
function after(words: readonly string[], at: number): ReadNumber | null {
  const word = words[at] ?? ''
  if (AND.test(word)) {
    const value = numberWord(words[at + 1] ?? '')
    return value === null ? null : { value, length: 2 }
  }
  const glued = /^(و|w|o)(.{3,})$/u.exec(word)
  const value = glued === null || numberWord(word) !== null ? null : numberWord(glued[2] ?? '')
  return value === null ? null : { value, length: 1 }
}

/** French below a hundred: soixante-dix-sept, quatre-vingt-douze, vingt et un. */
function french(words: readonly string[], at: number): ReadNumber | null {
  const first = FRENCH.get(words[at] ?? '')
  if (first === undefined || first >= 100) return null
  const scored = first === 4 && /^vingts?$/.test(words[at + 1] ?? '')
  const base = scored ? 80 : first
  const used = scored ? 2 : 1
  if (base === 10) return teen(words, at)
  if (base < 20) return { value: base, length: used }
  const joined = words[at + used] === 'et' ? 1 : 0
  const rest = teen(words, at + used + joined)
  const room = base === 60 || base === 80 ? 20 : 10
  return rest === null || rest.value === 0 || rest.value >= room
    ? { value: base, length: used }
    : { value: base + rest.value, length: used + joined + rest.length }
}

function teen(words: readonly string[], at: number): ReadNumber | null {
  const value = FRENCH.get(words[at] ?? '')
  if (value === undefined || value >= 20) return null
  const unit = FRENCH.get(words[at + 1] ?? '')
  return value === 10 && unit !== undefined && unit >= 7 && unit <= 9 ? { value: 10 + unit, length: 2 } : { value, length: 1 }
}

/** Arabic below a hundred: «خمسة وعشرين», `tlata w tlatin`, and the MSA teens in two words («أربعة عشر»). */
function arabic(words: readonly string[], at: number): ReadNumber | null {
  const first = FRENCH.has(words[at] ?? '') ? null : numberWord(words[at] ?? '')
  if (first === null) return msaEleven(words, at)
  if (first >= 1 && first <= 9 && !/^\d/.test(words[at] ?? '')) {
    if (/^عشره?$/.test(words[at + 1] ?? '') && first > 1) return { value: 10 + first, length: 2 }
    const tens = after(words, at + 1)
    if (tens !== null && tens.value >= 20 && tens.value <= 90 && tens.value % 10 === 0)
      return { value: first + tens.value, length: 1 + tens.length }
  }
  return { value: first, length: 1 }
}

function msaEleven(words: readonly string[], at: number): ReadNumber | null {
  return /^(احد|احدي)$/.test(words[at] ?? '') && /^عشره?$/.test(words[at + 1] ?? '') ? { value: 11, length: 2 } : null
}

function belowHundred(words: readonly string[], at: number): ReadNumber | null {
  return french(words, at) ?? arabic(words, at)
}

/**
 * Read the number that begins at `words[at]`, in digits or in words up to 999, in any of the four varieties.
 * `words` are folded (accents off, Arabic-Indic digits written in ASCII). Returns null when no number begins there.
 */
export function readNumber(words: readonly string[], at = 0): ReadNumber | null {
  const head = belowHundred(words, at) ?? hundredAt(words, at)
  if (head === null || /^\d/.test(words[at] ?? '')) return head
  const hundreds = head.value >= 100 ? head : multiplied(words, at, head)
  if (hundreds === null) return head
  const rest = remainder(words, at + hundreds.length)
  return rest === null ? hundreds : { value: hundreds.value + rest.value, length: hundreds.length + rest.length }
}

function hundredAt(words: readonly string[], at: number): ReadNumber | null {
  return /^cents?$/.test(words[at] ?? '') ? { value: 100, length: 1 } : null
}

function multiplied(words: readonly string[], at: number, head: ReadNumber): ReadNumber | null {
  const next = numberWord(words[at + head.length] ?? '')
  return next === 100 && head.length === 1 && head.value >= 2 && head.value <= 9 ? { value: head.value * 100, length: 2 } : null
}

/** What follows a hundred: French bare («cent vingt»), Arabic only behind «و», where the unit may come first («و خمسة و عشرين»). */
function remainder(words: readonly string[], at: number): ReadNumber | null {
  const bare = french(words, at)
  if (bare !== null) return bare
  const next = after(words, at)
  if (next === null || next.value >= 100) return null
  const joined = next.length === 2 ? words.slice(at + 1) : [(words[at] ?? '').slice(1), ...words.slice(at + 1)]
  const whole = belowHundred(joined, 0)
  return whole === null ? null : { value: whole.value, length: whole.length + (next.length === 2 ? 1 : 0) }
}
