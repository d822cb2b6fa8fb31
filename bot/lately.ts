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

/** Counts what is being sent, and what was within so many milliseconds of `now`. */
export function createLately(withinMs: number, now: () => number): Lately {
  const places = new Set<{ until: number }>()
  const clear = () => {
    for (const place of places) if (place.until <= now()) places.delete(place)
  }
  return {
    take() {
      const place = { until: Number.POSITIVE_INFINITY }
      places.add(place)
      return {
        sent() {
          place.until = now() + withinMs
        },
        free() {
          if (place.until === Number.POSITIVE_INFINITY) places.delete(place)
        },
      }
    },
    count() {
      clear()
      return places.size
    },
    untilFewer: () => Math.min(...[...places].map(({ until }) => until)) - now(),
  }
}
