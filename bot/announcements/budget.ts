/** How many may go now, at a steady rate. */
export type Budget = {
  /** Whole messages that may go; `rate` a second from now on. */
  left(rate: number): number
  spend(messages: number): void
}

/**
 * Grows evenly with time, `now` in milliseconds. What was not used is lost but for a moment's worth: a rest does not earn a crowd, which
 * is what a platform counts.
 */
export function createBudget(now: () => number, momentMs: number): Budget {
  let saved = 0
  let at = now()
  return {
    left(rate) {
      const passed = now() - at
      at += passed
      saved = Math.min(saved + (passed / 1000) * rate, Math.max(1, (rate * momentMs) / 1000))
      return Math.floor(saved)
    },
    spend(messages) {
      saved -= messages
    },
  }
}
