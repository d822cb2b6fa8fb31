import { writeFileSync } from 'node:fs'
import { dangerIn } from '../danger.ts'
import { type Example, readExamples, VARIETIES } from '../examples.ts'
import { fold } from '../fold.ts'
import { INTENTS } from '../intents.ts'
import { readLanguage } from '../language.ts'
import { type Model, saveModel, trainModel } from '../model.ts'
import { read } from '../rank.ts'
import { ACT, CONFIRM } from '../understand.ts'
import { readHeldOut } from './held-out.ts'
import { accuracyOf, auroc, byVariety, calibrationError, calibrationOf, confusionsOf, scoresOf, split } from './measure.ts'
import { judge, latencyOf } from './ours.ts'
import { rivals } from './rivals.ts'
import { percent, shown, type Table } from './table.ts'

/** `node --import tsx nlu/report/main.ts [splits] [rivals] [held-out] [--markdown[=file]]`: without a part, all of them. */
const asked = process.argv.slice(2).filter(word => !word.startsWith('--'))
const wants = (part: string): boolean => asked.length === 0 || asked.includes(part)
const markdown = process.argv.find(word => word.startsWith('--markdown'))
const written: string[] = []

const SEEDS = [1, 2, 3, 4, 5]
const examples = readExamples()
const HARD = 'Each example was written to differ from every other, so a fifth held back is harder than what people mostly write.'

function print(table: Table): void {
  const text = shown(table, markdown !== undefined)
  written.push(text)
  console.log(text)
}

if (wants('splits')) reportSplits()
if (wants('rivals')) await reportRivals()
if (wants('held-out')) reportHeldOut()
const file = markdown?.split('=')[1]
if (file !== undefined) writeFileSync(file, `${written.join('\n')}\n`)

function reportSplits(): void {
  const runs = SEEDS.map(seed => {
    const { kept, heldBack } = split(examples, seed)
    return judge(trainModel(kept), heldBack)
  })
  const judged = runs.flat()
  print({
    title: `Held-back fifths of our ${examples.length} examples, ${SEEDS.length} seeds. ${HARD}`,
    head: ['variety', 'accuracy %', 'lowest seed', 'highest seed'],
    rows: byVariety(judged).map(({ variety, accuracy }) => {
      const each = runs.map(run => accuracyOf(run.filter(one => one.variety === variety)))
      return [variety, percent(accuracy), percent(Math.min(...each)), percent(Math.max(...each))]
    }),
  })
  print({
    title: 'By intent: precision, recall, F1 % over all seeds, and F1 in each variety',
    head: ['intent', 'precision', 'recall', 'F1', ...VARIETIES],
    rows: INTENTS.map(intent => {
      const { precision, recall, f1 } = scoresOf(judged, intent)
      return [
        intent,
        percent(precision),
        percent(recall),
        percent(f1),
        ...VARIETIES.map(variety =>
          percent(
            scoresOf(
              judged.filter(one => one.variety === variety),
              intent,
            ).f1,
          ),
        ),
      ]
    }),
  })
  print({
    title: 'Most confused',
    head: ['wanted', 'taken for', 'times'],
    rows: confusionsOf(judged)
      .slice(0, 20)
      .map(pair => [pair.intent, pair.guess ?? 'nothing', pair.count]),
  })
  print({
    title: `Calibration (mean error ${percent(calibrationError(judged))} points)`,
    head: ['confidence from', 'messages', 'mean confidence %', 'right %'],
    rows: calibrationOf(judged).map(band => [band.from, band.count, percent(band.confidence), percent(band.accuracy)]),
  })
  const outside = judged.filter(one => one.intent === 'out_of_scope')
  const inside = judged.filter(one => one.intent !== 'out_of_scope')
  print({
    title: 'Out of scope',
    head: ['measure', 'value'],
    rows: [
      [
        'AUROC of the out-of-scope probability',
        auroc(
          outside.map(one => one.outside),
          inside.map(one => one.outside),
        ).toFixed(3),
      ],
      [
        `out-of-scope messages acted upon (in-scope intent, confidence ≥ ${ACT}) %`,
        percent(outside.filter(one => one.guess !== 'out_of_scope' && one.confidence >= ACT).length / outside.length),
      ],
    ],
  })
}

async function reportRivals(): Promise<void> {
  const { kept, heldBack } = split(examples, 1)
  const started = performance.now()
  const model = trainModel(kept)
  const ours = {
    name: 'Jisr',
    note: `all ${kept.length} messages`,
    seconds: (performance.now() - started) / 1000,
    judged: judge(model, heldBack),
  }
  const all = [ours, ...(await rivals(kept, heldBack))]
  print({
    title: 'Against other classifiers, same split (seed 1): accuracy %',
    head: ['system', ...VARIETIES, 'all', 'training s', 'given'],
    rows: all.map(({ name, note, seconds, judged }) => [
      name,
      ...VARIETIES.map(variety => (judged.length === 0 ? '–' : percent(accuracyOf(judged.filter(one => one.variety === variety))))),
      judged.length === 0 ? '–' : percent(accuracyOf(judged)),
      seconds.toFixed(1),
      note,
    ]),
  })
}

function reportHeldOut(): void {
  const messages = readHeldOut()
  const started = performance.now()
  const model = trainModel(examples)
  const seconds = (performance.now() - started) / 1000
  const judged = judge(model, messages)
  print({
    title: `Messages written apart (${messages.length}), never trained on`,
    head: ['variety', 'messages', 'intent right %', 'acted upon %', 'right when acted upon %', 'asked back %', 'variety right %'],
    rows: byVariety(judged).map(({ variety, accuracy, count }) => {
      const own = judged.filter(one => one.variety === variety)
      const acted = own.filter(one => one.confidence >= ACT)
      const asked = own.filter(one => one.confidence >= CONFIRM && one.confidence < ACT)
      return [
        variety,
        count,
        percent(accuracy),
        percent(acted.length / count),
        percent(accuracyOf(acted)),
        percent(asked.length / count),
        languageRight(
          model,
          messages.filter(one => one.variety === variety),
        ),
      ]
    }),
  })
  print({
    title: 'By intent, messages written apart',
    head: ['intent', 'messages', 'precision', 'recall', 'F1'],
    rows: INTENTS.map(intent => {
      const { precision, recall, f1, count } = scoresOf(judged, intent)
      return [intent, count, percent(precision), percent(recall), percent(f1)]
    }),
  })
  print({
    title: 'Most confused, messages written apart',
    head: ['wanted', 'taken for', 'times'],
    rows: confusionsOf(judged)
      .slice(0, 12)
      .map(pair => [pair.intent, pair.guess ?? 'nothing', pair.count]),
  })
  reportSafety(model, messages)
  const { p50, p99 } = latencyOf(model, messages)
  print({
    title: 'Cost',
    head: ['measure', 'value'],
    rows: [
      ['training, s', seconds.toFixed(1)],
      ['model, MB', (saveModel(model).length / 1e6).toFixed(1)],
      ['classifying a message, ms: middle', p50.toFixed(2)],
      ['classifying a message, ms: 99th of 100', p99.toFixed(2)],
    ],
  })
}

function languageRight(model: Model, messages: readonly Example[]): string {
  if (messages[0]?.variety === 'mix') return '–'
  return percent(messages.filter(({ text, variety }) => readLanguage(model, fold(text)) === variety).length / messages.length)
}

/** Misses and false alarms of danger, and what is done with messages out of scope. */
function reportSafety(model: Model, messages: readonly Example[]): void {
  const alarms = messages.map(({ text, intent }) => ({ intent, alarm: dangerIn(fold(text), read(model, fold(text))) !== null }))
  const dangerous = alarms.filter(({ intent }) => intent === 'violence' || intent === 'distress')
  const others = alarms.filter(({ intent }) => intent !== 'violence' && intent !== 'distress')
  const outside = judge(model, messages).filter(({ intent }) => intent === 'out_of_scope')
  const missed = dangerous.filter(({ alarm }) => !alarm).length
  const falseAlarms = others.filter(({ alarm }) => alarm).length
  const acted = outside.filter(({ guess, confidence }) => guess !== 'out_of_scope' && confidence >= ACT).length
  print({
    title: 'Safety, messages written apart',
    head: ['measure', 'count', '%'],
    rows: [
      ['violence or distress missed', `${missed} of ${dangerous.length}`, percent(missed / dangerous.length)],
      ['false alarms on other messages', `${falseAlarms} of ${others.length}`, percent(falseAlarms / others.length)],
      ['out-of-scope messages acted upon', `${acted} of ${outside.length}`, percent(acted / outside.length)],
    ],
  })
}
