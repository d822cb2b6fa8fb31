import { wordsOf } from './words.ts'

/** Words that join two requests in one message. */
const JOINING = new Set('w o ou wa et puis aussi omba3d mnba3d و ثم وايضا وكذلك ومنبعد'.split(' '))

/** A French «où», its accent folded away, stands after a verb of being: it joins nothing. */
const BEFORE_WHERE = new Set('est cest es etes sont suis vous trouve trouvez situe situee aller va venir passer dou ca'.split(' '))

/** A question begins with one of these, which alone is a clause: «وشحال؟», “w fin?”. */
const QUESTIONS =
  'شحال بشحال فين منين شنو اشنو اشمن فوقاش امتي وقتاش كيفاش علاش شكون معاش اين متي كم بكم كيف ماذا هل لمن ' +
  'fin mnin chno chnou achno achmn ch7al chhal ch7el bch7al bchhal fo9ach fou9ach imta wa9tach w9tach kifach kifash 3lach chkoun chkon m3ach ' +
  'combien quand comment quel quelle quels quelles'
const ASKING = new Set(QUESTIONS.split(' '))

const SHORTEST = 2
const MOST = 8

/**
 * The clauses of a folded message, as words: cut at punctuation, at joining words, and before an "and" that sticks to a question word.
 * None is shorter than two words, but a question word alone; at most eight.
 */
export function clausesOf(folded: string): string[][] {
  const clauses = folded.split(/[.?!;:,\n]+/).flatMap(piece => cut(wordsOf(piece).flatMap(apart)))
  return clauses.filter(isClause).slice(0, MOST)
}

const isClause = (words: readonly string[]): boolean => words.length >= SHORTEST || ASKING.has(words[0] ?? '')

/** «وشحال», “wch7al”: "and" and the question word it sticks to. */
function apart(word: string): string[] {
  const [, and = '', rest = ''] = /^(و|w|ou|o)(.+)$/.exec(word) ?? []
  return ASKING.has(rest) && !ASKING.has(word) ? [and, rest] : [word]
}

/** Cuts before a joining word when a clause stands on each side. */
function cut(words: string[]): string[][] {
  const clauses: string[][] = [[]]
  words.forEach((word, i) => {
    const clause = clauses.at(-1) ?? []
    if (joins(words, i) && isClause(clause) && isClause(words.slice(i + 1))) clauses.push([])
    else clause.push(word)
  })
  return clauses
}

const joins = (words: readonly string[], i: number): boolean => {
  const word = words[i] ?? ''
  return JOINING.has(word) && !(word === 'ou' && BEFORE_WHERE.has(words[i - 1] ?? ''))
}
