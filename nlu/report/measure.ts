import { type Example, VARIETIES, type Variety } from '../examples.ts'
import type { Intent } from '../intents.ts'

/** One message judged: what it wants and what a system made of it. */
export type Judged = { variety: Variety; intent: Intent; guess: Intent | null; confidence: number }

export type Scores = { precision: number; recall: number; f1: number; count: number }

export const accuracyOf = (judged: readonly Judged[]): number =>
  judged.filter(({ intent, guess }) => intent === guess).length / Math.max(1, judged.length)

/** Accuracy by variety, for those that have messages. */
export const byVariety = (judged: readonly Judged[]): { variety: Variety; accuracy: number; count: number }[] =>
  VARIETIES.map(variety => judged.filter(one => one.variety === variety)).flatMap(group =>
    group[0] === undefined ? [] : [{ variety: group[0].variety, accuracy: accuracyOf(group), count: group.length }],
  )

export function scoresOf(judged: readonly Judged[], intent: Intent): Scores {
  const right = judged.filter(one => one.intent === intent && one.guess === intent).length
  const guessed = judged.filter(one => one.guess === intent).length
  const count = judged.filter(one => one.intent === intent).length
  const precision = right / Math.max(1, guessed)
  const recall = right / Math.max(1, count)
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall), count }
}

/** Wrong pairs, the most frequent first. */
export function confusionsOf(judged: readonly Judged[]): { intent: Intent; guess: Intent | null; count: number }[] {
  const pairs = new Map<string, { intent: Intent; guess: Intent | null; count: number }>()
  for (const { intent, guess } of judged.filter(one => one.intent !== one.guess)) {
    const pair = pairs.get(`${intent} ${guess}`) ?? { intent, guess, count: 0 }
    pairs.set(`${intent} ${guess}`, { ...pair, count: pair.count + 1 })
  }
  return [...pairs.values()].sort((a, b) => b.count - a.count)
}

/** How often a confidence was right, in bands of a tenth. */
export function calibrationOf(judged: readonly Judged[]): { from: number; count: number; confidence: number; accuracy: number }[] {
  return Array.from({ length: 10 }, (_, i) => i / 10).flatMap(from => {
    const band = judged.filter(({ confidence }) => confidence >= from && (confidence < from + 0.1 || from === 0.9))
    const confidence = band.reduce((sum, one) => sum + one.confidence, 0) / Math.max(1, band.length)
    return band.length === 0 ? [] : [{ from, count: band.length, confidence, accuracy: accuracyOf(band) }]
  })
}

/** Mean distance between confidence and accuracy, weighed by how many messages each band holds. */
export const calibrationError = (judged: readonly Judged[]): number =>
  calibrationOf(judged).reduce((sum, band) => sum + (band.count / judged.length) * Math.abs(band.confidence - band.accuracy), 0)

/** Chance that a message of `high` scores above one of `low` (area under the ROC curve). */
export function auroc(high: readonly number[], low: readonly number[]): number {
  const all = [...high.map(score => ({ score, high: true })), ...low.map(score => ({ score, high: false }))].sort(
    (a, b) => a.score - b.score,
  )
  let below = 0
  let sum = 0
  for (let i = 0; i < all.length; ) {
    const tied = all.slice(i).findIndex(one => one.score !== all[i]?.score)
    const group = all.slice(i, tied < 0 ? all.length : i + tied)
    const lows = group.filter(one => !one.high).length
    sum += (group.length - lows) * (below + lows / 2)
    below += lows
    i += group.length
  }
  return sum / Math.max(1, high.length * low.length)
}

/** A fifth of the examples held back, the same for the same seed, spread over intents and varieties by chance. */
export function split(examples: readonly Example[], seed: number): { kept: Example[]; heldBack: Example[] } {
  const order = examples.map((example, i) => ({ example, rank: shuffled(i, seed) })).sort((a, b) => a.rank - b.rank)
  const cut = Math.floor(examples.length / 5)
  return { heldBack: order.slice(0, cut).map(({ example }) => example), kept: order.slice(cut).map(({ example }) => example) }
}

function shuffled(i: number, seed: number): number {
  const mixed = Math.imul((i + 1) ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b)
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0
}
