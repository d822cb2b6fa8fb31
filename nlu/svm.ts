import type { Vector } from './features.ts'

/** The examples of a training, row after row: row i owns entries start[i] to start[i + 1]. */
export type Rows = { start: Int32Array; at: Int32Array; value: Float32Array }

/** What each row is to each column, row after row: 1 one of them, -1 not one of them, 0 says nothing. */
export type Targets = Int8Array

/** `cost` weighs errors. `columns` is a multiple of LANES, so that the inner loop can keep its sums in registers. */
export type Training = { columns: number; places: number; cost: number; passes: number }

/** Weights by place, the columns of a place side by side; the last place is the bias. */
export type Weights = Float32Array

export const LANES = 8

/** A step smaller than this is not worth its writes. */
const TOLERANCE = 0.02

export function rowsOf(vectors: readonly Vector[]): Rows {
  const start = new Int32Array(vectors.length + 1)
  vectors.forEach((vector, i) => {
    start[i + 1] = (start[i] ?? 0) + vector.at.length
  })
  const rows = { start, at: new Int32Array(start.at(-1) ?? 0), value: new Float32Array(start.at(-1) ?? 0) }
  vectors.forEach((vector, i) => {
    rows.at.set(vector.at, start[i])
    rows.value.set(vector.value, start[i])
  })
  return rows
}

/**
 * Linear support vector machines, one a column, each telling its rows from the others: dual coordinate descent for hinge loss
 * (Hsieh et al., 2008), all columns at once so that memory is read in order. Rows have length one, the bias counts as one more feature.
 * Columns that a row is far from deciding are left out of its next passes (their “shrinking”), LANES columns together.
 */
export function trainSvm(rows: Rows, targets: Targets, training: Training): Weights {
  const { columns, places } = training
  const weights = new Float32Array((places + 1) * columns)
  const mean = new Float32Array(weights.length)
  const descent: Descent = {
    rows,
    targets,
    weights,
    columns,
    cost: training.cost,
    alphas: new Float32Array(targets.length),
    sums: new Float64Array(columns),
    steps: { column: new Int32Array(columns), size: new Float64Array(columns) },
  }
  const open = new Uint8Array((rows.start.length - 1) * (columns / LANES)).fill(1)
  const order = Int32Array.from({ length: rows.start.length - 1 }, (_, i) => i)
  for (let pass = 0; pass < training.passes; pass++) {
    if (pass === REOPENED) open.fill(1)
    shuffle(order, pass + 1)
    for (const row of order) visit(descent, row, open)
    if (pass >= training.passes - AVERAGED) for (let i = 0; i < weights.length; i++) mean[i]! += weights[i]! / AVERAGED
  }
  return mean
}

/** The weights of so many last passes are averaged: each still swings with the order in which rows came. */
const AVERAGED = 4

/** The pass in which every row looks at all columns again: by then the weights have moved on. */
const REOPENED = 3

type Descent = {
  rows: Rows
  targets: Targets
  weights: Weights
  columns: number
  cost: number
  alphas: Float32Array
  sums: Float64Array
  steps: Steps
}

/** Columns to move and how far each. */
type Steps = { column: Int32Array; size: Float64Array }

function visit(descent: Descent, row: number, open: Uint8Array): void {
  const lanes = descent.columns / LANES
  let moved = 0
  for (let lane = 0; lane < lanes; lane++) {
    if (open[row * lanes + lane] === 0) continue
    addUp(descent, row, lane * LANES)
    const before = moved
    moved = decide(descent, row, lane * LANES, moved)
    open[row * lanes + lane] = moved > before || isNear(descent, row, lane * LANES) ? 1 : 0
  }
  if (moved > 0) move(descent, row, moved)
}

/** Within this of its margin, or held by it, a column may still move. */
const NEAR = 0.2

function isNear({ targets, alphas, sums, columns, cost }: Descent, row: number, from: number): boolean {
  for (let column = from; column < from + LANES; column++) {
    const alpha = alphas[row * columns + column]!
    const beyond = targets[row * columns + column]! * sums[column]! - 1
    if (alpha > 0 ? alpha < cost || beyond > -NEAR : beyond < NEAR) return true
  }
  return false
}

/** The margins of a row in LANES columns. Plain locals: in this loop lies nearly all the time of a training. */
function addUp({ rows, weights, columns, sums }: Descent, row: number, column: number): void {
  const { at, value } = rows
  const from = rows.start[row]!
  const to = rows.start[row + 1]!
  const bias = weights.length - columns + column
  let a = weights[bias]!,
    b = weights[bias + 1]!,
    c = weights[bias + 2]!,
    d = weights[bias + 3]!
  let e = weights[bias + 4]!,
    f = weights[bias + 5]!,
    g = weights[bias + 6]!,
    h = weights[bias + 7]!
  for (let entry = from; entry < to; entry++) {
    const v = value[entry]!
    const p = (Math.imul(at[entry]!, columns) + column) | 0
    a += weights[p]! * v
    b += weights[p + 1]! * v
    c += weights[p + 2]! * v
    d += weights[p + 3]! * v
    e += weights[p + 4]! * v
    f += weights[p + 5]! * v
    g += weights[p + 6]! * v
    h += weights[p + 7]! * v
  }
  sums[column] = a
  sums[column + 1] = b
  sums[column + 2] = c
  sums[column + 3] = d
  sums[column + 4] = e
  sums[column + 5] = f
  sums[column + 6] = g
  sums[column + 7] = h
}

/** Moves the dual variables of LANES columns of a row that are not satisfied; how many steps there are with those before. */
function decide({ targets, alphas, sums, columns, cost, steps }: Descent, row: number, from: number, before: number): number {
  const base = row * columns
  let moved = before
  for (let column = from; column < from + LANES; column++) {
    const target = targets[base + column]!
    if (target === 0) continue
    const alpha = alphas[base + column]!
    // with its bias a row has squared length two
    const after = Math.min(Math.max(alpha - (target * sums[column]! - 1) / 2, 0), cost)
    if (Math.abs(after - alpha) < TOLERANCE) continue
    alphas[base + column] = after
    steps.column[moved] = column
    steps.size[moved++] = (after - alpha) * target
  }
  return moved
}

function move({ rows, weights, columns, steps }: Descent, row: number, moved: number): void {
  const { at, value } = rows
  const to = rows.start[row + 1]!
  for (let entry = rows.start[row]!; entry < to; entry++) {
    const base = Math.imul(at[entry]!, columns)
    for (let m = 0; m < moved; m++) weights[base + steps.column[m]!]! += steps.size[m]! * value[entry]!
  }
  for (let m = 0; m < moved; m++) weights[weights.length - columns + steps.column[m]!]! += steps.size[m]!
}

/** The same order every time for the same seed, so that the same examples give the same model. */
function shuffle(order: Int32Array, seed: number): void {
  let random = seed
  for (let last = order.length - 1; last > 0; last--) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0
    const other = random % (last + 1)
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}
