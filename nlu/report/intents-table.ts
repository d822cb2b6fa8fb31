import { VARIETIES } from '../examples.ts'
import { INTENTS } from '../intents.ts'
import { confusionsOf, type Judged, scoresOf } from './measure.ts'
import { percent, type Table } from './table.ts'

/** Precision, recall and F1 of every intent: of all messages, and of each variety. */
export const intentsTable = (of: string, judged: readonly Judged[]): Table => ({
  title: `By intent, ${of}: precision / recall / F1 %`,
  head: ['intent', 'messages', 'all', ...VARIETIES],
  rows: INTENTS.map(intent => [
    intent,
    scoresOf(judged, intent).count,
    cell(judged, intent),
    ...VARIETIES.map(variety =>
      cell(
        judged.filter(one => one.variety === variety),
        intent,
      ),
    ),
  ]),
})

function cell(judged: readonly Judged[], intent: (typeof INTENTS)[number]): string {
  const { precision, recall, f1, count } = scoresOf(judged, intent)
  return count === 0 ? '–' : [precision, recall, f1].map(percent).join(' / ')
}

/** The pairs most confused. */
export const confusionsTable = (of: string, judged: readonly Judged[], most: number): Table => ({
  title: `Most confused, ${of}`,
  head: ['wanted', 'taken for', 'times'],
  rows: confusionsOf(judged)
    .slice(0, most)
    .map(({ intent, guess, count }) => [intent, guess ?? 'nothing', count]),
})
