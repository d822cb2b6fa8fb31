/** Whether one of some patterns is in a text. */
export type Wordings = (text: string) => boolean

const ARABIC = /[\u0621-\u064a]/
const LATIN = /[a-z]/

/** Makes one question of many patterns. */
export function wordings(patterns: readonly RegExp[]): Wordings {
  const worthTrying = byScript(patterns)
  return text => worthTrying(text).some(pattern => pattern.test(text))
}

/**
 * Which of some patterns may be in a text: those all of whose letters are Arabic are in no text without Arabic letters, nor those in Latin
 * letters in a text without any. Nearly every message is in one script, and the lists are in both.
 */
export function byScript(patterns: readonly RegExp[]): (text: string) => readonly RegExp[] {
  const scripts = patterns.map(scriptOf)
  const inArabic = patterns.filter((_, i) => scripts[i] !== 'latin')
  const inLatin = patterns.filter((_, i) => scripts[i] !== 'arabic')
  return text => {
    const [arabic, latin] = [ARABIC.test(text), LATIN.test(text)]
    return arabic && latin ? patterns : arabic ? inArabic : latin ? inLatin : []
  }
}

/** The script a pattern's own letters are of; `both` when of both. Escapes (`\p{L}`, `\b`, `\w`) are no letters. */
function scriptOf({ source }: RegExp): 'arabic' | 'latin' | 'both' {
  const letters = source.replace(/\\(?:p\{\w+\}|u[0-9a-f]{4}|.)/gi, '')
  return !LATIN.test(letters) ? 'arabic' : !ARABIC.test(letters) ? 'latin' : 'both'
}
