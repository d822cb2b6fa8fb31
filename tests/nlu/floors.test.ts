import { describe, expect, it } from 'vitest'
import { dangerIn } from '../../nlu/danger.ts'
import { fold } from '../../nlu/fold.ts'
import { readLanguage } from '../../nlu/language.ts'
import { rank, read } from '../../nlu/rank.ts'
import { readHeldOut } from '../../nlu/report/held-out.ts'
import { accuracyOf } from '../../nlu/report/measure.ts'
import { judge } from '../../nlu/report/ours.ts'
import { ACT } from '../../nlu/understand.ts'
import { model } from './model.ts'
import { processorTime } from './processor-time.ts'

const messages = readHeldOut()
const judged = judge(model, messages)

describe('messages written apart, never trained on', () => {
  it.each([
    ['ar', 0.95],
    ['ary', 0.935],
    ['ary-Latn', 0.95],
    ['fr', 0.95],
    ['mix', 0.96],
  ] as const)('%s: at least %d understood', (variety, floor) => {
    expect(accuracyOf(judged.filter(one => one.variety === variety))).toBeGreaterThanOrEqual(floor)
  })

  it.each([
    ['ar', 0.95],
    ['ary', 0.95],
    ['ary-Latn', 0.96],
    ['fr', 0.94],
  ] as const)('%s: the variety itself is recognised in at least %d', (variety, floor) => {
    const own = messages.filter(one => one.variety === variety)
    expect(own.filter(({ text }) => readLanguage(model, fold(text)) === variety).length / own.length).toBeGreaterThanOrEqual(floor)
  })

  it('violence and distress are missed in less than 2 of 100, with few false alarms', () => {
    const alarms = messages.map(({ text, intent }) => ({
      danger: intent === 'violence' || intent === 'distress',
      alarm: dangerIn(fold(text), read(model, fold(text))) !== null,
    }))
    const dangerous = alarms.filter(one => one.danger)
    const others = alarms.filter(one => !one.danger)
    expect(dangerous.filter(one => one.alarm).length / dangerous.length).toBeGreaterThanOrEqual(0.98)
    expect(others.filter(one => one.alarm).length / others.length).toBeLessThanOrEqual(0.03)
  })

  it('few messages out of scope are acted upon', () => {
    const outside = judged.filter(one => one.intent === 'out_of_scope')
    expect(
      outside.filter(({ guess, confidence }) => guess !== 'out_of_scope' && confidence >= ACT).length / outside.length,
    ).toBeLessThanOrEqual(0.05)
  })

  it('takes a millisecond at most', () => {
    const folded = messages.map(({ text }) => fold(text))
    const all = () => {
      for (const text of folded) rank(read(model, text), text)
    }
    expect(processorTime(all, folded.length, 5) / folded.length).toBeLessThan(1)
  })
})
