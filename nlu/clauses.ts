import { wordsOf } from './words.ts'

/** Words that join two requests in one message. */
const JOINING = new Set('w ou wa et puis aussi omba3d mnba3d و ثم وايضا وكذلك ومنبعد'.split(' '))

const SHORTEST = 2

/** The clauses of a folded message, as words: cut at punctuation and at joining words, none shorter than two words; at most eight. */
export function clausesOf(folded: string): string[][] {
  const clauses = folded.split(/[.?!;:,\n]+/).flatMap(piece => cut(wordsOf(piece)))
  return clauses.filter(clause => clause.length >= SHORTEST).slice(0, 8)
}

/** Cuts before a joining word when at least two words stand on each side. */
function cut(words: string[]): string[][] {
  const clauses: string[][] = [[]]
  words.forEach((word, i) => {
    const clause = clauses.at(-1) ?? []
    if (JOINING.has(word) && clause.length >= SHORTEST && words.length - i > SHORTEST) clauses.push([])
    else clause.push(word)
  })
  return clauses
}
