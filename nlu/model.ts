import type { Example } from './examples.ts'
import { featuresOf, rarityIn, type Vector, weigh } from './features.ts'
import { fold } from './fold.ts'
import type { Intent } from './intents.ts'
import { INTENTS } from './intents.ts'
import { LANES, rowsOf, type Targets, trainSvm } from './svm.ts'
import { knownShare, VOCABULARY_BYTES, type Vocabulary, vocabularyOf } from './vocabulary.ts'
import { PLACES } from './word-features.ts'
import { romanise, wordsOf } from './words.ts'

/** Two columns beside the intents tell the varieties of a script apart: Darija from Arabic, Latin Darija from French. */
const COLUMNS = [...INTENTS, 'ary', 'ary-Latn'] as const
type Column = (typeof COLUMNS)[number]

/** A trained classifier: one byte a weight, the columns of a place side by side. */
export type Model = { vocabulary: Vocabulary; rarity: Float32Array; weights: Int8Array; scale: Float32Array; bias: Float32Array }

/** What a text is to the intents, likeliest first; the confidences of all of them add up to one. */
export type Ranked = readonly { intent: Intent; confidence: number }[]

/** How sharply margins become probabilities; fitted on held-back messages by `npm run nlu:report`. */
const SHARPNESS = 3

const TRAINING = { columns: COLUMNS.length, places: PLACES, cost: 4, passes: 10 }

/** Trains on the examples, with a romanised copy of each Darija message in Arabic letters. Takes seconds: never while serving. */
export function trainModel(examples: readonly Example[]): Model {
  const rows = examples.flatMap(withRomanised)
  const features = rows.map(row => featuresOf(wordsOf(row.folded)))
  const rarity = rarityIn(features)
  const vectors = rowsOf(features.map(counts => weigh(counts, rarity)))
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

/** The margins of words in every column, or from one column on; those before tell nothing. */
function marginsOf(model: Model, words: readonly string[], from = 0): Float64Array {
  const vector = weigh(featuresOf(words), model.rarity)
  const margins = new Float64Array(COLUMNS.length)
  for (let lane = from - (from % LANES); lane < COLUMNS.length; lane += LANES) addLane(model.weights, vector, lane, margins)
  for (let column = from; column < COLUMNS.length; column++) margins[column] = margins[column]! * model.scale[column]! + model.bias[column]!
  return margins
}

/** Sums of LANES columns. Plain locals, which stay in registers: nearly all the time of understanding was spent here. */
function addLane(weights: Int8Array, { at, value }: Vector, column: number, sums: Float64Array): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < at.length; i++) {
    const v = value[i]!
    const p = (Math.imul(at[i]!, COLUMNS.length) + column) | 0
    a += weights[p]! * v
    b += weights[p + 1]! * v
    c += weights[p + 2]! * v
    d += weights[p + 3]! * v
    e += weights[p + 4]! * v
    f += weights[p + 5]! * v
    g += weights[p + 6]! * v
    h += weights[p + 7]! * v
  }
  sums.set([a, b, c, d, e, f, g, h], column)
}

/** What is left of a confidence when no word of the text is known: enough for a question, not for an answer; and when half or fewer are. */
const LEFT = { none: 0.25, half: 0.75 }

/** The intents of folded words, likeliest first. The less of them is known, the less sure. */
export function classify(model: Model, words: readonly string[]): Ranked {
  const share = knownShare(model.vocabulary, words)
  const left = share === 0 ? LEFT.none : share <= 0.5 ? LEFT.half : 1
  return ranked(marginsOf(model, words), left)
}

/** A margin so far below the best leaves less than a thousandth of a chance: such intents are left out. */
const HOPELESS = Math.log(1000) / SHARPNESS

/** Margins to probabilities, of which only a part is left. */
function ranked(margins: Float64Array, left: number): Ranked {
  let [top, total] = [Number.NEGATIVE_INFINITY, 0]
  for (let i = 0; i < INTENTS.length; i++) top = Math.max(top, margins[i]!)
  for (let i = 0; i < INTENTS.length; i++) total += Math.exp(SHARPNESS * (margins[i]! - top))
  const likely = INTENTS.flatMap((intent, i) => {
    const below = top - margins[i]!
    return below < HOPELESS ? [{ intent, confidence: (Math.exp(-SHARPNESS * below) / total) * left }] : []
  })
  return likely.sort((a, b) => b.confidence - a.confidence)
}

/** How much folded words are Darija rather than Arabic (or, in Latin letters, rather than French): above zero it is. */
export function darijaMargin(model: Model, words: readonly string[], script: 'arabic' | 'latin'): number {
  const column = COLUMNS.indexOf(script === 'arabic' ? 'ary' : 'ary-Latn')
  return marginsOf(model, words, column)[column] ?? 0
}

const HEADER = Buffer.from('JISR-NLU')
const PARTS = ['rarity', 'scale', 'bias', 'vocabulary', 'weights'] as const

/** Bump when features, columns or this layout change: cached models of another version are trained anew. */
export const MODEL_VERSION = 7

/** The model as bytes: an eight-byte mark, then its arrays one after the other. */
export const saveModel = (model: Model): Buffer =>
  Buffer.concat([HEADER, ...PARTS.map(part => Buffer.from(model[part].buffer, model[part].byteOffset, model[part].byteLength))])

/** A model from its bytes, which it goes on using. Throws when they are not a whole model of this version, or lie askew in memory. */
export function loadModel(bytes: Buffer): Model {
  const columns = COLUMNS.length
  const whole = HEADER.length + 4 * (PLACES + 2 * columns) + VOCABULARY_BYTES + PLACES * columns
  if (bytes.length !== whole || !bytes.subarray(0, HEADER.length).equals(HEADER)) throw new Error('not a whole model of this version')
  const own = bytes.buffer
  const start = bytes.byteOffset + HEADER.length
  return {
    rarity: new Float32Array(own, start, PLACES),
    scale: new Float32Array(own, start + 4 * PLACES, columns),
    bias: new Float32Array(own, start + 4 * (PLACES + columns), columns),
    vocabulary: new Uint8Array(own, start + 4 * (PLACES + 2 * columns), VOCABULARY_BYTES),
    weights: new Int8Array(own, start + 4 * (PLACES + 2 * columns) + VOCABULARY_BYTES, PLACES * columns),
  }
}
