import { setImmediate as look } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** A flood of connections may not keep those inside waiting for longer. */
const LONGEST_MS = 1_000

type Door = { longestMs?: number; waits?: (request: FastifyRequest) => boolean }

/**
 * Lets everyone in who is at the door before anybody is served. Node lets in one new connection each time it looks, and looks again only
 * after the work at hand: of a crowd that connects at once the last ones would wait until the first have had all they want.
 * `waits`: whom this is for; others are served as they come.
 */
export function letEveryoneIn(app: FastifyInstance, { longestMs = LONGEST_MS, waits = () => true }: Door = {}): void {
  let came = 0
  let waiting: Promise<void> | null = null
  app.server.on('connection', () => {
    came += 1
  })

  async function untilNobodyComes(): Promise<void> {
    const until = performance.now() + longestMs
    for (let before = -1; before < came && performance.now() < until; ) {
      before = came
      // the first of the two comes before Node has looked again
      await look()
      await look()
    }
    waiting = null
  }

  app.addHook('onRequest', request => {
    if (!waits(request)) return Promise.resolve()
    waiting ??= untilNobodyComes()
    return waiting
  })
}
