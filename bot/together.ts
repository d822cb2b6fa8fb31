import { setImmediate as arrivals, setTimeout as pause } from 'node:timers/promises'

type Waiting<I, O> = { item: I; settle(outcome: Promise<O>): void }

/** `most`: items of one run. `gatherMs`: how long a run that follows closely on another waits for more. */
export type Manner = { most: number; gatherMs?: number }

/** So many are worth a run of their own. */
const ENOUGH = 16

/** Runs so near to one another are a crowd's. */
const CLOSE_MS = 20

/**
 * Does work for many at once: items that arrive while a run is under way go together in the next, so that a cost paid per
 * run does not slow a crowd. Before each run the process looks at what else has arrived, as long as there is more each time: a
 * database in the same process would otherwise serve one wholly before it even reads the next, and Node lets in one new
 * connection each time it looks. A run that fails is done again one by one, so that
 * only those fail that must.
 */
export function together<I, O>(
  run: (items: readonly I[]) => Promise<readonly O[]>,
  { most, gatherMs = 0 }: Manner,
): (item: I) => Promise<O> {
  let waiting: Waiting<I, O>[] = []
  let running = false
  let ended = Number.NEGATIVE_INFINITY

  async function work(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      if (gatherMs > 0 && waiting.length < ENOUGH && performance.now() - ended < CLOSE_MS) await pause(gatherMs)
      await arrived()
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(batch.length)
      await attempt(batch)
      ended = performance.now()
    }
    running = false
  }

  // while another comes each time the process looks, more are at the door
  async function arrived(): Promise<void> {
    for (let before = 0; before < waiting.length && before < most; ) {
      before = waiting.length
      await arrivals()
    }
  }

  async function attempt(batch: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outcomes = await run(batch.map(({ item }) => item))
      for (const [i, { settle }] of batch.entries()) settle(Promise.resolve(outcomes[i] as O))
    } catch (error) {
      if (batch.length > 1) for (const one of batch) await attempt([one])
      else batch[0]?.settle(Promise.reject(error))
    }
  }

  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, settle: outcome => void outcome.then(resolve, reject) })
      if (!running) void work()
    })
}
