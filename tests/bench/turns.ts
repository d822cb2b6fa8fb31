import { readFileSync } from 'node:fs'
import type { Sent } from './load.ts'

const MESSAGES = readFileSync(new URL('../fixtures/heldout.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split('\t')[2] as string)

/**
 * What citizens write, each update with an id of its own: the next one of a conversation, or of the one whose turn it is of so many. Of
 * one conversation no two follow closely, as long as there are more conversations than messages on their way.
 */
export function updates(conversations: number): (conversation?: number) => string {
  let update = 0
  return (conversation = (update + 1) % conversations) => {
    update += 1
    const from = { id: 1_000 + conversation, is_bot: false, first_name: 'x' }
    const text = MESSAGES[update % MESSAGES.length]
    const message = { message_id: update, date: 1_795_000_000, chat: { id: from.id, type: 'private' }, from, text }
    return JSON.stringify({ update_id: update, message })
  }
}

/** Messages a second, and latencies in milliseconds: middle, 95th and 99th of a hundred, slowest. */
export type Measured = { rate: number; p50: number; p95: number; p99: number; max: number; failed: number; latencies: readonly number[] }

export function measured({ latencies, failed, seconds }: Sent): Measured {
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { rate: latencies.length / seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1), failed, latencies }
}
