/** What a channel has sent lately: a platform counts any second. */
export type Lately = {
  /** One more is about to be sent. It counts from now on. */
  take(): Place
  /** How many count now. */
  count(): number
  /** Milliseconds until the first of them counts no more; Infinity: not before it is sent. */
  untilFewer(): number
}
export type Place = {
  /** It is sent now: it counts for as long as the platform counts it. */
  sent(): void
  /** It is not sent after all; no matter once it is. */
  free(): void
}

/** Counts what is being sent, and what was within so many milliseconds of `now`. Each message costs the same, however many there are. */
export function createLately(withinMs: number, now: () => number): Lately {
  let underWay = 0
  // when each of those sent counts no more, the first to end first
  let ends: number[] = []
  let ended = 0
  function clear(): void {
    const at = now()
    while ((ends[ended] ?? Number.POSITIVE_INFINITY) <= at) ended += 1
    if (ended < MOST_ENDED) return
    ends = ends.slice(ended)
    ended = 0
  }
  return {
    take() {
      let open = true
      underWay += 1
      const close = (): boolean => {
        if (!open) return false
        open = false
        underWay -= 1
        return true
      }
      return {
        sent() {
          if (close()) ends.push(now() + withinMs)
        },
        free: close,
      }
    },
    count() {
      clear()
      return underWay + ends.length - ended
    },
    untilFewer: () => (ends[ended] ?? Number.POSITIVE_INFINITY) - now(),
  }
}

const MOST_ENDED = 1_000
