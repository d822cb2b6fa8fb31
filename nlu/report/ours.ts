import type { Example } from '../examples.ts'
import { fold } from '../fold.ts'
import type { Model } from '../model.ts'
import { NO_NAMES } from '../named.ts'
import { rank, read } from '../rank.ts'
import { createUnderstanding } from '../understand.ts'
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

/** Milliseconds of a message, after warm-up: mean, the middle one, the 99th of a hundred, and of the slowest text of 100 kB. */
export type Latency = { mean: number; p50: number; p99: number; hostile: number }

/** How long all of understanding takes, what the messages name included. */
export function latencyOf(model: Model, messages: readonly Example[]): Latency {
  const understand = createUnderstanding({ model, names: NO_NAMES })
  const timed = (text: string) => {
    const started = performance.now()
    void understand(text, { now: NOW, today: '2026-11-22' }).entities
    return performance.now() - started
  }
  for (const { text } of messages.slice(0, 500)) timed(text)
  const times = messages.map(({ text }) => timed(text)).sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return {
    mean: times.reduce((sum, time) => sum + time, 0) / times.length,
    p50: at(0.5),
    p99: at(0.99),
    hostile: Math.max(...HOSTILE.map(text => Math.min(...Array.from({ length: 5 }, () => timed(text))))),
  }
}

const NOW = new Date('2026-11-22T10:00:00Z')

const HOSTILE = ['سلام bghit rdv 😀 شنو lwra9 ? ', 'و, ', 'ما بغيتش ', 'a', 'salam ', '.', '👨‍👩‍👧‍👦', '12/03 '].map(text =>
  text.repeat(Math.ceil(100_000 / Buffer.byteLength(text))),
)
