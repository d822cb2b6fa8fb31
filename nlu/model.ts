import type { Example } from './examples.ts'
import { blocksOf, PLACES, rarityIn, weigh } from './features.ts'
import { fold } from './fold.ts'
import type { Intent } from './intents.ts'
import { INTENTS } from './intents.ts'
import { rowsOf, type Targets, trainSvm } from './svm.ts'
import { knownShare, VOCABULARY_BYTES, type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { romanise } from './words.ts'

/** Two columns beside the intents tell the varieties of a script apart: Darija from Arabic, Latin Darija from French. */
const COLUMNS = [...INTENTS, 'ary', 'ary-Latn'] as const
type Column = (typeof COLUMNS)[number]

/** A trained classifier: one byte a weight, the columns of a place side by side. */
export type Model = { vocabulary: Vocabulary; rarity: Float32Array; weights: Int8Array; scale: Float32Array; bias: Float32Array }

/** What a text is to each intent, likeliest first; the confidences add up to one. */
export type Ranked = readonly { intent: Intent; confidence: number }[]

/** How sharply margins become probabilities; fitted on held-back messages by `npm run nlu:report`. */
const SHARPNESS = 3

const TRAINING = { columns: COLUMNS.length, places: PLACES, cost: 4, passes: 6 }

/** Trains on the examples, with a romanised copy of each Darija message in Arabic letters. Takes seconds: never while serving. */
export function trainModel(examples: readonly Example[]): Model {
  const rows = examples.flatMap(withRomanised)
  const blocks = rows.map(row => blocksOf(row.folded))
  const rarity = rarityIn(blocks)
  const vectors = rowsOf(blocks.map(block => weigh(block, rarity)))
  return { vocabulary: vocabularyOf(rows.map(row => row.folded)), rarity, ...inBytes(trainSvm(vectors, targetsOf(rows), TRAINING)) }
}

type Row = Example & { folded: string }

function withRomanised(example: Example): Row[] {
  const folded = fold(example.text)
  const row = { ...example, folded }
  return example.variety === 'ary' ? [row, { ...row, folded: romanise(folded), variety: 'ary-Latn' }] : [row]
}

function targetsOf(rows: readonly Row[]): Targets {
  return Int8Array.from(rows.flatMap(row => COLUMNS.map(column => targetOf(row, column))))
}

function targetOf({ intent, variety }: Row, column: Column): number {
  if (column === 'ary') return variety === 'ary' ? 1 : variety === 'ar' ? -1 : 0
  if (column === 'ary-Latn') return variety === 'ary-Latn' ? 1 : variety === 'fr' ? -1 : 0
  return intent === column ? 1 : -1
}

/** Weights to bytes: each column has its own scale. */
function inBytes(weights: Float32Array): Pick<Model, 'weights' | 'scale' | 'bias'> {
  const columns = COLUMNS.length
  const scale = new Float32Array(columns)
  for (let i = 0; i < PLACES * columns; i++) scale[i % columns] = Math.max(scale[i % columns] ?? 0, Math.abs(weights[i] ?? 0) / 127)
  const bytes = new Int8Array(PLACES * columns)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Math.round((weights[i] ?? 0) / (scale[i % columns] || 1))
  return { weights: bytes, scale, bias: weights.slice(PLACES * columns) }
}

/** The margin of a folded text in every column. */
export function marginsOf(model: Model, folded: string): Float32Array {
  const { at, value } = weigh(blocksOf(folded), model.rarity)
  const columns = COLUMNS.length
  const sums = new Float32Array(columns)
  for (let i = 0; i < at.length; i++) {
    const base = at[i]! * columns
    for (let column = 0; column < columns; column++) sums[column]! += model.weights[base + column]! * value[i]!
  }
  return sums.map((sum, column) => sum * (model.scale[column] ?? 0) + (model.bias[column] ?? 0))
}

/** What is left of a confidence when no word of the text is known: enough for a question, not for an answer; and when half or fewer are. */
const LEFT = { none: 0.25, half: 0.75 }

/** The intents of a folded text, likeliest first. The less of it is known, the less sure. */
export function classify(model: Model, folded: string): Ranked {
  const share = knownShare(model.vocabulary, folded)
  const left = share === 0 ? LEFT.none : share <= 0.5 ? LEFT.half : 1
  return ranked(marginsOf(model, folded)).map(({ intent, confidence }) => ({ intent, confidence: confidence * left }))
}

/** Margins to probabilities. */
export function ranked(margins: Float32Array, sharpness = SHARPNESS): Ranked {
  const top = Math.max(...margins.subarray(0, INTENTS.length))
  const weights = INTENTS.map((_, i) => Math.exp(sharpness * ((margins[i] ?? 0) - top)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return INTENTS.map((intent, i) => ({ intent, confidence: (weights[i] ?? 0) / total })).sort((a, b) => b.confidence - a.confidence)
}

/** How much a text is Darija rather than Arabic (or, in Latin letters, rather than French): above zero it is. */
export const darijaMargin = (model: Model, folded: string, script: 'arabic' | 'latin'): number =>
  marginsOf(model, folded)[COLUMNS.indexOf(script === 'arabic' ? 'ary' : 'ary-Latn')] ?? 0

const HEADER = Buffer.from('JISR-NLU')
const PARTS = ['rarity', 'scale', 'bias', 'vocabulary', 'weights'] as const

/** Bump when features, columns or this layout change: cached models of another version are trained anew. */
export const MODEL_VERSION = 4

/** The model as bytes: an eight-byte mark, then its arrays one after the other. */
export const saveModel = (model: Model): Buffer =>
  Buffer.concat([HEADER, ...PARTS.map(part => Buffer.from(model[part].buffer, model[part].byteOffset, model[part].byteLength))])

/** A model from its bytes. Throws when they are not a whole model of this version. */
export function loadModel(bytes: Buffer): Model {
  const columns = COLUMNS.length
  const whole = HEADER.length + 4 * (PLACES + 2 * columns) + VOCABULARY_BYTES + PLACES * columns
  if (bytes.length !== whole || !bytes.subarray(0, HEADER.length).equals(HEADER)) throw new Error('not a whole model of this version')
  const own = bytes.buffer.slice(bytes.byteOffset + HEADER.length, bytes.byteOffset + whole)
  return {
    rarity: new Float32Array(own, 0, PLACES),
    scale: new Float32Array(own, 4 * PLACES, columns),
    bias: new Float32Array(own, 4 * (PLACES + columns), columns),
    vocabulary: new Uint8Array(own, 4 * (PLACES + 2 * columns), VOCABULARY_BYTES),
    weights: new Int8Array(own, 4 * (PLACES + 2 * columns) + VOCABULARY_BYTES),
  }
}
