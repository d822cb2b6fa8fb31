/** Time, for what must wait: milliseconds that only go forward, and a pause. */
export type Waiting = { now(): number; wait(ms: number): Promise<void> }

/**
 * At most so many a second, evenly: whoever asks first goes first, and nobody is refused. A burst of a second's worth after a rest would
 * be the very crowd a platform counts, so a rest earns nothing.
 */
export function createPace(perSecond: number, { now, wait }: Waiting): () => Promise<void> {
  const gap = 1000 / perSecond
  let free = Number.NEGATIVE_INFINITY
  return async () => {
    const at = Math.max(free, now())
    free = at + gap
    if (at > now()) await wait(at - now())
  }
}
