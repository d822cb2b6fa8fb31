/** How long a platform is believed to still have a file: Meta promises thirty days, Telegram nothing. */
const KEPT_MS = 20 * 3_600_000
/** Files remembered at once; the oldest goes first. */
const MOST = 200

/** What a platform calls the files it has been brought, by their names in the media store: what is told to many is brought once, not to each. */
export type Brought<T> = {
  find(file: string): T | null
  keep(file: string, called: T): void
  /** The platform does not know it any more. */
  forget(file: string): void
}

/** `now`: milliseconds. Nothing of it outlives the process. */
export function createBrought<T>(now: () => number): Brought<T> {
  const known = new Map<string, { at: number; called: T }>()
  return {
    find(file) {
      const found = known.get(file)
      return found && now() - found.at < KEPT_MS ? found.called : null
    },
    keep(file, called) {
      known.delete(file)
      known.set(file, { at: now(), called })
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    },
    forget: file => void known.delete(file),
  }
}
