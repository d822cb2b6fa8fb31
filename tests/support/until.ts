/**
 * Waits until a condition holds, looking every few milliseconds, and returns what it found.
 * Throws with `what` was awaited after `deadline` milliseconds; a condition that throws ends the wait at once.
 */
export async function until<T>(condition: () => T | Promise<T>, what: string, deadline = 4_000): Promise<NonNullable<T>> {
  const end = performance.now() + deadline
  for (;;) {
    const found = await condition()
    if (found) return found
    if (performance.now() > end) throw new Error(`waited ${deadline} ms in vain for: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}
