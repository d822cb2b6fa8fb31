import distances from 'natural/lib/natural/distance/index.js'
import { canSlip, deletions, type Index, type Term } from './name-index.ts'

/** The words of the index that this word may be, each with how alike they are (1 = the same). */
export function alike(said: Term, index: Index): Map<string, number> {
  const found = new Map<string, number>()
  if (index.weights.has(said.stem)) found.set(said.stem, 1)
  for (const known of index.sounds.get(said.skeleton) ?? [])
    if (!found.has(known.stem) && sameSound(said, known)) found.set(known.stem, soundLike(said, known))
  if (found.size === 0 && canSlip(said.stem)) slips(said.stem, index, found)
  return found
}

/** Equal sounds count across scripts and between Latin spellings; short ones only when the spellings are close too. */
function sameSound(said: Term, known: Term): boolean {
  if (said.arabic && known.arabic) return false
  if (said.arabic !== known.arabic) return said.skeleton.length >= 3
  if (/^[aeiou]/.test(said.stem) !== /^[aeiou]/.test(known.stem)) return false
  const close = distances.JaroWinklerDistance(said.stem, known.stem)
  if (said.skeleton.length >= 4) return close >= 0.8
  const longEnough = said.skeleton.length >= 2 && Math.min(said.stem.length, known.stem.length) >= 4
  return longEnough && close >= 0.88 && said.stem.at(-1) === known.stem.at(-1) && Math.abs(said.stem.length - known.stem.length) <= 2
}

/** Few consonants shared by two scripts («سجل», `sajel`) support a longer name but do not make one alone. */
const soundLike = (said: Term, known: Term): number => (said.arabic === known.arabic ? 0.95 : said.skeleton.length >= 5 ? 0.9 : 0.8)

function slips(word: string, index: Index, found: Map<string, number>): void {
  const near = new Set(deletions(word).flatMap(short => index.near.get(short) ?? []))
  for (const known of near) {
    const allowed = Math.min(word.length, known.length) >= 10 ? 2 : 1
    if (distances.DamerauLevenshteinDistance(word, known) <= allowed) found.set(known, 0.9)
  }
}
