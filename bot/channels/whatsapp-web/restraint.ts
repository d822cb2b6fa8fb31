import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Milliseconds a person would need: a moment to read, and to type; at most `most`. `chance` is 0 to 1. */
export function humanPause(characters: number, chance: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.round(least + chance * least + characters * 15))
}

export type DailyCap = {
  /** One more message, if today's are not all sent: else false. */
  take(): boolean
}

/** At most so many messages a day, counted in a file, so that a restart forgets none. `today`: an ISO date. */
export function createDailyCap(file: string, most: number, today: () => string): DailyCap {
  const read = (): { day: string; sent: number } => {
    try {
      const { day, sent } = JSON.parse(readFileSync(file, 'utf8')) as { day: unknown; sent: unknown }
      return { day: String(day), sent: Number(sent) || 0 }
    } catch {
      return { day: '', sent: 0 }
    }
  }
  let counted = read()
  return {
    take() {
      const day = today()
      if (counted.day !== day) counted = { day, sent: 0 }
      if (counted.sent >= most) return false
      counted = { day, sent: counted.sent + 1 }
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      writeFileSync(file, JSON.stringify(counted))
      return true
    },
  }
}
