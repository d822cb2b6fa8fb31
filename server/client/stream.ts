import { address } from './page.ts'
import type { Arrived } from './transcript.ts'

// the server shows a sign of life every 25 seconds
const SILENCE_MS = 60_000
const LONGEST_WAIT_MS = 30_000

export type Listening = {
  message(message: Arrived): void
  typing(): void
  /** The whole conversation was erased, from another page. */
  forgotten(): void
  connected(): void
  lost(): void
  /** The server knows no conversation of this browser, from the first time it was asked. */
  refused(): void
}
export type Stream = { open(): void; close(): void }

/**
 * Listens to the conversation. The browser reconnects by itself and says what it had last; this does it where the browser
 * gives up (an error of a server that restarts) or does not notice (a phone that slept).
 */
export function createStream(newest: () => number, listening: Listening): Stream {
  let source: EventSource | null = null
  let heardAt = 0
  let failures = 0
  let everOpen = false
  let again: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    close()
    const opened = new EventSource(address('/chat/events', { after: String(newest()) }))
    source = opened
    heardAt = Date.now()
    opened.addEventListener('open', () => {
      failures = 0
      everOpen = true
      listening.connected()
    })
    opened.addEventListener('beat', () => {
      heardAt = Date.now()
    })
    opened.addEventListener('typing', () => listening.typing())
    opened.addEventListener('forgotten', () => {
      close()
      listening.forgotten()
    })
    opened.addEventListener('message', event => {
      heardAt = Date.now()
      listening.message(JSON.parse(event.data) as Arrived)
    })
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED) return listening.lost()
      if (everOpen) listening.lost()
      else listening.refused()
      later()
    })
  }

  function later(): void {
    clearTimeout(again)
    failures += 1
    again = setTimeout(open, Math.min(LONGEST_WAIT_MS, 500 * 2 ** failures * (0.75 + Math.random() / 2)))
  }

  function close(): void {
    clearTimeout(again)
    source?.close()
    source = null
  }

  const stale = (): boolean => source === null || source.readyState !== EventSource.OPEN || Date.now() - heardAt > SILENCE_MS
  const wake = (): void => {
    if (heardAt > 0 && navigator.onLine && !document.hidden && stale()) open()
  }
  window.addEventListener('online', wake)
  window.addEventListener('pageshow', wake)
  document.addEventListener('visibilitychange', wake)
  setInterval(wake, SILENCE_MS / 2)

  return { open, close }
}
