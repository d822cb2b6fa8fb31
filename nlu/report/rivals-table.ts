import { readExamples, VARIETIES } from '../examples.ts'
import { trainModel } from '../model.ts'
import { accuracyOf, split } from './measure.ts'
import { judge } from './ours.ts'
import { type Rival, rivals } from './rivals.ts'
import { percent, type Table } from './table.ts'

const SEED = 1

/** Ours beside the classifiers of natural at their defaults and NLP.js, all trained and tested on the same messages, now. */
export async function rivalsTable(): Promise<Table> {
  const { kept, heldBack } = split(readExamples(), SEED)
  const started = performance.now()
  const model = trainModel(kept)
  const seconds = (performance.now() - started) / 1000
  const ours: Rival = { name: 'Jisr', note: `all ${kept.length} messages`, seconds, judged: judge(model, heldBack) }
  return {
    title: `Against other classifiers, same split (seed ${SEED}): intent right %`,
    head: ['system', ...VARIETIES, 'all', 'training s', 'given'],
    rows: [ours, ...(await rivals(kept, heldBack))].map(rowOf),
  }
}

const rowOf = ({ name, note, seconds, judged }: Rival): string[] => [
  name,
  ...VARIETIES.map(variety => rightOf(judged.filter(one => one.variety === variety))),
  rightOf(judged),
  seconds.toFixed(1),
  note,
]

const rightOf = (judged: Rival['judged']): string => (judged.length === 0 ? '–' : percent(accuracyOf(judged)))
