import type { Window } from './view.ts'

/** Hours a channel takes free text after the citizen last wrote; null: always. */
export type WindowOf = (channel: string) => number | null

const CLOSING_MS = 2 * 3_600_000

/** Whether free text may still be sent to somebody who last wrote at an instant. */
export function windowAt(hours: number | null, heardAt: Date | null, now: Date): Window {
  if (hours === null) return { state: 'open', until: null }
  if (!heardAt) return { state: 'closed', until: null }
  const until = new Date(heardAt.getTime() + hours * 3_600_000)
  const left = until.getTime() - now.getTime()
  return { state: left <= 0 ? 'closed' : left <= CLOSING_MS ? 'closing' : 'open', until }
}
