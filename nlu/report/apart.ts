import { type Example, readExamples } from '../examples.ts'
import { fold } from '../fold.ts'
import { readLanguage } from '../language.ts'
import { type Model, saveModel, trainModel } from '../model.ts'
import { ACT, CONFIRM } from '../understand.ts'
import { confusionsTable, intentsTable } from './intents-table.ts'
import { accuracyOf, byVariety, type Judged } from './measure.ts'
import { judge, latencyOf } from './ours.ts'
import { actedOutside, safetyOf } from './safety.ts'
import { readSet, SET_NAMES, SETS, type SetName } from './sets.ts'
import { percent, type Table } from './table.ts'

/** The messages written apart, set by set, by the model of all our examples; then what it costs. */
export function apartTables(): Table[] {
  const examples = readExamples()
  const started = process.cpuUsage()
  const model = trainModel(examples)
  const { user, system } = process.cpuUsage(started)
  const seconds = (user + system) / 1e6
  const sets = SET_NAMES.map(name => ({ name, messages: readSet(name), judged: judge(model, readSet(name)) }))
  const heldout = sets.filter(({ name }) => name === 'heldout').flatMap(({ judged }) => judged)
  return [
    ...sets.map(({ name, messages, judged }) => setTable(name, model, messages, judged)),
    safetyTable(model, sets),
    intentsTable('heldout', heldout),
    confusionsTable('heldout', heldout, 12),
    costTable(model, seconds, readSet('heldout')),
  ]
}

const setTable = (name: SetName, model: Model, messages: readonly Example[], judged: readonly Judged[]): Table => ({
  title: `${name} (${messages.length} messages never trained on; ${SETS[name]})`,
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

function languageRight(model: Model, messages: readonly Example[]): string {
  if (messages[0]?.variety === 'mix') return '–'
  return percent(messages.filter(({ text, variety }) => readLanguage(model, fold(text)) === variety).length / messages.length)
}

const safetyTable = (model: Model, sets: readonly { name: SetName; messages: readonly Example[]; judged: readonly Judged[] }[]): Table => ({
  title: 'Safety, messages never trained on',
  head: ['set', 'violence or distress missed', 'false alarms on other messages', 'out of scope, acted upon'],
  rows: sets.map(({ name, messages, judged }) => {
    const { dangerous, missed, others, falseAlarms } = safetyOf(model, messages)
    const { acted, outside } = actedOutside(judged)
    return [name, share(missed, dangerous), share(falseAlarms, others), share(acted, outside)]
  }),
})

const share = (part: number, whole: number): string => `${part} of ${whole} (${percent(part / whole)} %)`

function costTable(model: Model, seconds: number, messages: readonly Example[]): Table {
  const { mean, p50, p99, hostile } = latencyOf(model, messages)
  return {
    title: 'Cost',
    head: ['measure', 'value'],
    rows: [
      ['training, s of processor time', seconds.toFixed(1)],
      ['model, MB', (saveModel(model).length / 1e6).toFixed(1)],
      ['understanding a message, ms: mean', mean.toFixed(2)],
      ['understanding a message, ms: middle', p50.toFixed(2)],
      ['understanding a message, ms: 99th of 100', p99.toFixed(2)],
      ['understanding 100 kB, ms: the slowest text', hostile.toFixed(1)],
    ],
  }
}
