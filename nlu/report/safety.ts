import { dangerIn } from '../danger.ts'
import type { Example } from '../examples.ts'
import { fold } from '../fold.ts'
import type { Intent } from '../intents.ts'
import type { Model } from '../model.ts'
import { read } from '../rank.ts'
import { ACT } from '../understand.ts'
import type { Judged } from './measure.ts'

/** Counts: `missed` of `dangerous` messages raised no alarm, `falseAlarms` of `others` did. */
export type Safety = { dangerous: number; missed: number; others: number; falseAlarms: number }

const isDangerous = (intent: Intent): boolean => intent === 'violence' || intent === 'distress'

/** Misses and false alarms of danger among labelled messages. */
export function safetyOf(model: Model, messages: readonly Example[]): Safety {
  const heard = messages.map(({ text, intent }) => {
    const folded = fold(text)
    return { dangerous: isDangerous(intent), alarm: dangerIn(folded, read(model, folded)) !== null }
  })
  const dangerous = heard.filter(one => one.dangerous)
  const others = heard.filter(one => !one.dangerous)
  return {
    dangerous: dangerous.length,
    missed: dangerous.filter(one => !one.alarm).length,
    others: others.length,
    falseAlarms: others.filter(one => one.alarm).length,
  }
}

export const sumOf = (all: readonly Safety[]): Safety =>
  all.reduce((sum, one) => ({
    dangerous: sum.dangerous + one.dangerous,
    missed: sum.missed + one.missed,
    others: sum.others + one.others,
    falseAlarms: sum.falseAlarms + one.falseAlarms,
  }))

/** Of the messages out of scope, those taken for something we do and acted upon. */
export function actedOutside(judged: readonly Judged[]): { acted: number; outside: number } {
  const outside = judged.filter(({ intent }) => intent === 'out_of_scope')
  return { outside: outside.length, acted: outside.filter(({ guess, confidence }) => guess !== 'out_of_scope' && confidence >= ACT).length }
}
