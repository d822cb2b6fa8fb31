import { setTimeout as delay } from 'node:timers/promises'

/** How long to wait between two tries, in milliseconds: doubled each time, from the first to the most. */
export type Patience = { first: number; most: number }

/** Milliseconds to wait after the given try, the first being 1. */
export const pauseAfter = (attempt: number, { first, most }: Patience): number => Math.min(most, first * 2 ** Math.min(attempt - 1, 30))

/** Waits, or returns at once when told to stop. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined)
}
