import { errorName } from './error-name.ts'
import type { Log } from './log.ts'

/** Work done apart from those who ask for it. */
export type InBackground = {
  /** There may be something to do. */
  wake(): void
  /** Resolves when nothing is being done. */
  idle(): Promise<void>
  /** Finishes what is being done, and does no more. */
  stop(): Promise<void>
}

/** `isStopped`: no more is to be begun. `later`: looks again after so many milliseconds, which keeps no process alive. */
export type Course = { isStopped(): boolean; later(ms: number): void }

/** After a run that broke. */
const AGAIN_MS = 30_000

/**
 * Does work in the background, one run at a time: who wakes it during a run has it run once more. What is to be done stands elsewhere, so
 * that a run that broke, which is logged as `what`, is taken up by the next: half a minute later at the latest.
 */
export function inBackground(run: (course: Course) => Promise<void>, log: Log, what: string): InBackground {
  let running: Promise<void> | null = null
  let wanted = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  function later(ms: number): void {
    if (stopped) return
    clearTimeout(timer)
    timer = setTimeout(wake, ms)
    timer.unref()
  }

  function wake(): void {
    wanted = true
    if (running || stopped) return
    clearTimeout(timer)
    wanted = false
    running = run({ isStopped: () => stopped, later })
      .catch(error => {
        log.error({ error: errorName(error) }, what)
        later(AGAIN_MS)
      })
      .finally(() => {
        running = null
        if (wanted) wake()
      })
  }

  return {
    wake,
    async idle() {
      while (running) await running
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
