const MINUTE = 60_000
const HOUR = 60 * MINUTE
const LONGEST = 15 * MINUTE
/** Attempts of one account that fail before it is left alone for a while, and of one network: a whole centre may share an address. */
const FREE = { account: 5, network: 30 } as const
/** What is remembered at most: who sends from everywhere must not fill the memory. */
const MOST_REMEMBERED = 10_000

/** How long nobody may try, in milliseconds, after so many failures: 1 minute, then 2, 4 … 15. */
export function backOff(failures: number, of: keyof typeof FREE): number {
  const beyond = failures - FREE[of]
  return beyond < 0 ? 0 : Math.min(LONGEST, MINUTE * 2 ** beyond)
}

export type Attempts = {
  /** Until when this one must wait; null when it may try. */
  until(name: string, now: Date): Date | null
  /** Counts an attempt before it is judged. Answers until when the next must wait, if it must. */
  count(name: string, of: keyof typeof FREE, now: Date): Date | null
  /** What was counted was no failure after all. */
  uncount(name: string): void
}

/** Attempts of networks, and at logins nobody has: kept in memory, forgotten an hour after the last. */
export function createAttempts(): Attempts {
  const known = new Map<string, { failures: number; last: number; until: number }>()
  return {
    until(name, now) {
      const found = known.get(name)
      return found && found.until > now.getTime() ? new Date(found.until) : null
    },
    count(name, of, now) {
      const at = now.getTime()
      const before = known.get(name)
      const failures = before && before.last + HOUR > at ? before.failures + 1 : 1
      known.delete(name)
      const pause = backOff(failures, of)
      known.set(name, { failures, last: at, until: at + pause })
      const [oldest] = known.keys()
      if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest)
      return pause > 0 ? new Date(at + pause) : null
    },
    uncount(name) {
      const found = known.get(name)
      if (found) known.set(name, { ...found, failures: found.failures - 1, until: 0 })
    },
  }
}
