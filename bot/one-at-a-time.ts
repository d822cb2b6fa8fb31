/** Runs tasks one after another for each key, in the order they came; different keys go side by side. */
export type OneAtATime = <T>(key: string, task: () => Promise<T>) => Promise<T>

/** The key by which what concerns one conversation takes its turn. */
export const turnOf = (channel: string, address: string): string => `${channel} ${address}`

export function oneAtATime(): OneAtATime {
  const last = new Map<string, Promise<unknown>>()
  return (key, task) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(task, task)
    const settled = turn
      .catch(() => {})
      .then(() => {
        if (last.get(key) === settled) last.delete(key)
      })
    last.set(key, settled)
    return turn
  }
}
