import { featuresOf, type Vector, weigh } from './features.ts'
import { fold } from './fold.ts'
import { PLACES } from './word-features.ts'
import { wordsOf } from './words.ts'

/**
 * A message that was not understood, as it may be kept: folded, its links, addresses, identity-card numbers and every number of four
 * digits or more (phones, dates of birth, file numbers, however spaced) replaced by `#`.
 */
export function maskPersonal(text: string): string {
  return fold(text)
    .replace(/\bhttps?:\/\/\S+|\S+@\S+\.\S+/g, '#')
    .replace(/\b[a-z]{1,2}[ -]?\d{3,}\b/g, '#')
    .replace(/\+?\d(?:[ .,/()\-_]{0,2}\d){3,}/g, '#')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Messages alike: the first one heard stands for all of them. */
export type MissGroup = { sample: string; texts: readonly string[]; count: number }

/** From this likeness (cosine of their features) on, two messages ask the same. */
const ALIKE = 0.35

/** Groups masked messages by likeness, in any variety of either script; the largest group first. Costs misses × groups. */
export function groupMisses(misses: readonly string[]): MissGroup[] {
  const even = new Float32Array(PLACES).fill(1)
  const groups: { vector: Vector; places: ReadonlyMap<number, number>; texts: string[] }[] = []
  for (const text of misses) {
    const vector = weigh(featuresOf(wordsOf(text)), even)
    const near = nearest(groups, vector)
    if (near !== undefined) near.texts.push(text)
    else groups.push({ vector, places: placesOf(vector), texts: [text] })
  }
  return groups.map(({ texts }) => ({ sample: texts[0] ?? '', texts, count: texts.length })).sort((a, b) => b.count - a.count)
}

const placesOf = ({ at, value }: Vector): Map<number, number> => new Map(Array.from(at, (place, i) => [place, value[i] ?? 0]))

function nearest<G extends { places: ReadonlyMap<number, number> }>(groups: readonly G[], vector: Vector): G | undefined {
  let best: G | undefined
  let likeness = ALIKE
  for (const group of groups) {
    const here = cosine(group.places, vector)
    if (here < likeness) continue
    likeness = here
    best = group
  }
  return best
}

function cosine(places: ReadonlyMap<number, number>, { at, value }: Vector): number {
  let sum = 0
  for (let i = 0; i < at.length; i++) sum += (places.get(at[i] ?? 0) ?? 0) * (value[i] ?? 0)
  return sum
}
