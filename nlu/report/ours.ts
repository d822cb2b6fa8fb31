import type { Example } from '../examples.ts'
import { fold } from '../fold.ts'
import type { Model } from '../model.ts'
import { rank, read } from '../rank.ts'
import type { Judged } from './measure.ts'

/** What our understanding makes of labelled messages, with how likely it thinks each is out of scope. */
export function judge(model: Model, messages: readonly Example[]): (Judged & { outside: number })[] {
  return messages.map(({ text, intent, variety }) => {
    const folded = fold(text)
    const reading = read(model, folded)
    const best = rank(reading, folded)[0]
    const outside = reading.whole.find(guess => guess.intent === 'out_of_scope')?.confidence ?? 1
    return { variety, intent, guess: best?.intent ?? null, confidence: best?.confidence ?? 0, outside }
  })
}

/** Milliseconds a message takes, after warm-up: the middle one and the 99th of a hundred. */
export function latencyOf(model: Model, messages: readonly Example[]): { p50: number; p99: number } {
  judge(model, messages.slice(0, 500))
  const times = messages
    .map(({ text }) => {
      const started = performance.now()
      const folded = fold(text)
      rank(read(model, folded), folded)
      return performance.now() - started
    })
    .sort((a, b) => a - b)
  return { p50: times[Math.floor(times.length / 2)] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 }
}
