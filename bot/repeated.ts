import { errorName } from './error-name.ts'
import type { Log } from './log.ts'

/** Something that is done again and again while the assistant runs. */
export type Repeated = {
  start(): void
  /** Ends what is under way, and does it no more. */
  stop(): Promise<void>
}

/** Does something every so many milliseconds (`atOnce`: the first time at the start), one at a time. What fails is logged and tried again. */
export function repeated(
  log: Pick<Log, 'error'>,
  { everyMs, atOnce = false }: { everyMs: number; atOnce?: boolean },
  work: () => Promise<void>,
): Repeated {
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  function run(): void {
    running ??= work()
      .catch((error: unknown) => log.error({ error: errorName(error) }, 'upkeep failed, the next time tries again'))
      .finally(() => {
        running = null
      })
  }
  return {
    start() {
      if (atOnce) run()
      timer = setInterval(run, everyMs)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
