import { readExamples } from '../examples.ts'
import { trainModel } from '../model.ts'
import { confusionsTable, intentsTable } from './intents-table.ts'
import { accuracyOf, auroc, byVariety, calibrationError, calibrationOf, type Judged, split } from './measure.ts'
import { judge } from './ours.ts'
import { actedOutside, type Safety, safetyOf, sumOf } from './safety.ts'
import { percent, type Table } from './table.ts'

const SEEDS = [1, 2, 3, 4, 5]
const OF = 'held-back fifths over five seeds'

type Run = { judged: readonly (Judged & { outside: number })[]; safety: Safety }

/** Our own examples, a fifth of them held back, five times. */
export function splitTables(): Table[] {
  const examples = readExamples()
  const runs = SEEDS.map((seed): Run => {
    const { kept, heldBack } = split(examples, seed)
    const model = trainModel(kept)
    return { judged: judge(model, heldBack), safety: safetyOf(model, heldBack) }
  })
  const judged = runs.flatMap(run => run.judged)
  return [
    varietiesTable(examples.length, runs, judged),
    intentsTable(OF, judged),
    confusionsTable(OF, judged, 20),
    calibrationTable(judged),
    outsideTable(judged, sumOf(runs.map(run => run.safety))),
  ]
}

const varietiesTable = (examples: number, runs: readonly Run[], judged: readonly Judged[]): Table => ({
  title: `Held-back fifths of our ${examples} examples, ${SEEDS.length} seeds: intent right %`,
  head: ['variety', ...SEEDS.map(seed => `seed ${seed}`), 'mean'],
  rows: byVariety(judged).map(({ variety, accuracy }) => [
    variety,
    ...runs.map(run => percent(accuracyOf(run.judged.filter(one => one.variety === variety)))),
    percent(accuracy),
  ]),
})

const calibrationTable = (judged: readonly Judged[]): Table => ({
  title: `Calibration, ${OF} (mean error ${percent(calibrationError(judged))} points)`,
  head: ['confidence from', 'messages', 'mean confidence %', 'right %'],
  rows: calibrationOf(judged).map(band => [band.from, band.count, percent(band.confidence), percent(band.accuracy)]),
})

function outsideTable(judged: Run['judged'], safety: Safety): Table {
  const scores = (outside: boolean) => judged.filter(one => (one.intent === 'out_of_scope') === outside).map(one => one.outside)
  const { acted, outside } = actedOutside(judged)
  return {
    title: `Out of scope and danger, ${OF}`,
    head: ['measure', 'value'],
    rows: [
      ['AUROC of the out-of-scope probability', auroc(scores(true), scores(false)).toFixed(3)],
      ['out-of-scope messages acted upon %', percent(acted / outside)],
      ['violence or distress missed %', percent(safety.missed / safety.dangerous)],
      ['false alarms on other messages %', percent(safety.falseAlarms / safety.others)],
    ],
  }
}
