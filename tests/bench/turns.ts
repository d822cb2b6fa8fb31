import { readFileSync } from 'node:fs'
import autocannon, { type Request, type Result } from 'autocannon'

const MESSAGES = readFileSync(new URL('../fixtures/heldout.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => line.split('\t')[2] as string)

/** What citizens write, each update with an id of its own, spread over so many conversations. */
export function updates(conversations: number) {
  let update = 0
  return (): Request => {
    update += 1
    const from = { id: 1_000 + (update % conversations), is_bot: false, first_name: 'x' }
    const message = {
      message_id: update,
      date: 1_795_000_000,
      chat: { id: from.id, type: 'private' },
      from,
      text: MESSAGES[update % MESSAGES.length],
    }
    return { method: 'POST', body: JSON.stringify({ update_id: update, message }) }
  }
}

export type Load = {
  url: string
  headers: Record<string, string>
  connections: number
  seconds?: number
  amount?: number
  rate?: number
  next: () => Request
}
export type Measured = { rate: number; p50: number; p95: number; p99: number; max: number; failed: number; latencies: number[] }

/** Sends load and measures how long each answer took, in milliseconds; with `rate`, from when it was due. */
export async function measure({ url, headers, connections, seconds, amount, rate, next }: Load): Promise<Measured> {
  const latencies: number[] = []
  let failed = 0
  const options = {
    url,
    headers,
    connections,
    timeout: 60,
    ...(seconds && { duration: seconds }),
    ...(amount && { amount }),
    ...(rate && { overallRate: rate }),
    requests: [{ setupRequest: (request: Request) => ({ ...request, ...next() }) }],
  }
  const began = performance.now()
  const { errors, timeouts } = await new Promise<Result>((resolve, reject) => {
    const running = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)))
    running.on('response', (_, status, __, ms) => {
      latencies.push(ms)
      if (status !== 200) failed += 1
    })
  })
  const elapsed = (performance.now() - began) / 1000
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return {
    rate: latencies.length / elapsed,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    failed: failed + errors + timeouts,
    latencies,
  }
}
