/** Whether one of some patterns is in a text. */
export type Wordings = (text: string) => boolean

const ARABIC = /[\u0621-\u064a]/
const LATIN = /[a-z]/

/**
 * Makes one question of many patterns. Those all of whose letters are Arabic are not tried on a text without Arabic letters, nor those in
 * Latin letters on a text without any: nearly every message is in one script, and the lists are in both.
 */
export function wordings(patterns: readonly RegExp[]): Wordings {
  const scripts = patterns.map(scriptOf)
  const inArabic = patterns.filter((_, i) => scripts[i] !== 'latin')
  const inLatin = patterns.filter((_, i) => scripts[i] !== 'arabic')
  return text => {
    const isIn = (pattern: RegExp) => pattern.test(text)
    const [arabic, latin] = [ARABIC.test(text), LATIN.test(text)]
    if (arabic && latin) return patterns.some(isIn)
    return arabic ? inArabic.some(isIn) : latin && inLatin.some(isIn)
  }
}

/** The script a pattern's own letters are of; `both` when of both. Escapes (`\p{L}`, `\b`, `\w`) are no letters. */
function scriptOf({ source }: RegExp): 'arabic' | 'latin' | 'both' {
  const letters = source.replace(/\\(?:p\{\w+\}|u[0-9a-f]{4}|.)/gi, '')
  return !LATIN.test(letters) ? 'arabic' : !ARABIC.test(letters) ? 'latin' : 'both'
}
