import { describe, expect, it } from 'vitest'
import { VARIETIES, type Variety } from '../../nlu/examples.ts'
import { fold } from '../../nlu/fold.ts'
import { readLanguage } from '../../nlu/language.ts'
import { rank, read } from '../../nlu/rank.ts'
import { accuracyOf } from '../../nlu/report/measure.ts'
import { judge } from '../../nlu/report/ours.ts'
import { actedOutside, safetyOf } from '../../nlu/report/safety.ts'
import { readSet, SET_NAMES, type SetName } from '../../nlu/report/sets.ts'
import { model } from './model.ts'
import { processorTime } from './processor-time.ts'

/** Shares of a set: of each variety understood, of its dangers heard; at most so many false alarms, and so many acted upon of those out of scope. */
type Floors = Record<Variety | 'danger' | 'falseAlarms' | 'acted', number>

/** What was true when last measured (docs/understanding.md), less a little. A floor is raised, never lowered; of the last two the other way round. */
const FLOORS: Record<SetName, Floors> = {
  heldout: { ar: 0.97, ary: 0.96, 'ary-Latn': 0.97, fr: 0.95, mix: 0.96, danger: 0.985, falseAlarms: 0.015, acted: 0.05 },
  fresh: { ar: 0.95, ary: 0.93, 'ary-Latn': 0.93, fr: 0.93, mix: 0.94, danger: 0.94, falseAlarms: 0.015, acted: 0.06 },
  unseen: { ar: 0.95, ary: 0.97, 'ary-Latn': 0.92, fr: 0.965, mix: 0.97, danger: 0.98, falseAlarms: 0.015, acted: 0.08 },
  'unseen-2': { ar: 0.89, ary: 0.88, 'ary-Latn': 0.86, fr: 0.9, mix: 0.94, danger: 0.75, falseAlarms: 0.015, acted: 0.06 },
  'unseen-3': { ar: 0.95, ary: 0.92, 'ary-Latn': 0.93, fr: 0.95, mix: 0.98, danger: 0.98, falseAlarms: 0.025, acted: 0.05 },
}

describe.each(SET_NAMES)('messages of %s, never trained on', name => {
  const floors = FLOORS[name]
  const messages = readSet(name)
  const judged = judge(model, messages)

  it.each(VARIETIES)('%s is understood', variety => {
    expect(accuracyOf(judged.filter(one => one.variety === variety))).toBeGreaterThanOrEqual(floors[variety])
  })

  it('violence and distress alarm, other messages hardly ever', () => {
    const { dangerous, missed, others, falseAlarms } = safetyOf(model, messages)
    expect(1 - missed / dangerous).toBeGreaterThanOrEqual(floors.danger)
    expect(falseAlarms / others).toBeLessThanOrEqual(floors.falseAlarms)
  })

  it('few messages out of scope are acted upon', () => {
    const { acted, outside } = actedOutside(judged)
    expect(acted / outside).toBeLessThanOrEqual(floors.acted)
  })
})

describe('the messages written by others', () => {
  const messages = readSet('heldout')

  it.each([
    ['ar', 0.97],
    ['ary', 0.97],
    ['ary-Latn', 0.98],
    ['fr', 0.95],
  ] as const)('%s: the variety itself is recognised in at least %d', (variety, floor) => {
    const own = messages.filter(one => one.variety === variety)
    expect(own.filter(({ text }) => readLanguage(model, fold(text)) === variety).length / own.length).toBeGreaterThanOrEqual(floor)
  })

  it('take a millisecond at most', () => {
    const folded = messages.map(({ text }) => fold(text))
    const all = () => {
      for (const text of folded) rank(read(model, text), text)
    }
    expect(processorTime(all, folded.length, 5) / folded.length).toBeLessThan(1)
  })
})
