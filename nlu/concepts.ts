import { readFileSync } from 'node:fs'
import { fold } from './fold.ts'
import { skeleton } from './words.ts'

/** Roads from a word to the ideas it may carry: by the whole word, by its beginning, by its sound. Ideas are small numbers. */
type Concepts = { exact: ReadonlyMap<string, number[]>; beginnings: ReadonlyMap<string, number[]>; sounds: ReadonlyMap<string, number[]> }

/** The lists of ideas: a model knows them by their order, so another list needs another training. */
export const CONCEPTS = readFileSync(new URL('./concepts.txt', import.meta.url), 'utf8')

const concepts = parseConcepts(CONCEPTS)

/** Reads `name = word word* @word` lines; `#` begins a comment. */
export function parseConcepts(content: string): Concepts {
  const roads = { exact: new Map<string, number[]>(), beginnings: new Map<string, number[]>(), sounds: new Map<string, number[]>() }
  const lines = content.split('\n').filter(line => line.includes('=') && !line.startsWith('#'))
  lines.forEach((line, idea) => {
    for (const entry of (line.split('=')[1] ?? '').trim().split(/\s+/)) addRoad(roads, entry, idea)
  })
  return roads
}

function addRoad(roads: Record<keyof Concepts, Map<string, number[]>>, entry: string, idea: number): void {
  const [road, key] = roadOf(roads, entry)
  const ideas = road.get(key) ?? []
  if (!ideas.includes(idea)) road.set(key, [...ideas, idea])
}

/** Too little is left of a short word's sound to tell it from others: it is matched as written. */
function roadOf(roads: Record<keyof Concepts, Map<string, number[]>>, entry: string): [Map<string, number[]>, string] {
  if (entry.endsWith('*')) return [roads.beginnings, fold(entry.slice(0, -1))]
  const word = fold(entry.replace('@', ''))
  return entry.startsWith('@') && skeleton(word).length >= 3 ? [roads.sounds, skeleton(word)] : [roads.exact, word]
}

/** The ideas a folded word may carry, in any of the varieties; none for most words. */
export const ideasOf = (word: string): readonly number[] => [
  ...new Set([...(concepts.exact.get(word) ?? []), ...byBeginning(word), ...bySound(word)]),
]

function byBeginning(word: string): readonly number[] {
  for (let length = Math.min(word.length, 14); length >= 2; length--) {
    const ideas = concepts.beginnings.get(word.slice(0, length))
    if (ideas !== undefined) return ideas
  }
  return []
}

const PREFIXES = /^[lwfbkntyhmgsu]$/
const SUFFIXES = /^[tkhnmwyc]$/

/** By its sound, whole or without up to two letters of prefix and of ending; the fewest taken off win. */
function bySound(word: string): readonly number[] {
  const sound = skeleton(word)
  if (sound.length < 3) return []
  for (let off = 0; off <= 4; off++) {
    for (let front = 0; front <= Math.min(off, 2); front++) {
      const back = off - front
      if (back > 2 || (off > 0 && sound.length - off < 3)) continue
      const cut =
        [...sound.slice(0, front)].every(c => PREFIXES.test(c)) && [...sound.slice(sound.length - back)].every(c => SUFFIXES.test(c))
      const ideas = cut ? concepts.sounds.get(sound.slice(front, sound.length - back)) : undefined
      if (ideas !== undefined) return ideas
    }
  }
  return []
}
