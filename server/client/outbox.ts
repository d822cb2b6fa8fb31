import { readKept, writeKept } from './kept.ts'
import { address, begin, hasBegun, locale } from './page.ts'
import { isKept, markOwn, removeOwn, showOwn } from './transcript.ts'

/** What a citizen sent, until the server has it. `shown` is what her own bubble says. */
export type Own = { id: string; shown: string } & ({ text: string } | { choice: string } | { latitude: number; longitude: number })
export type Outcome = 'sent' | 'lost' | 'busy' | 'broken' | 'too-long' | 'refused'
/** Told what became of each message; `forgotten`: the browser did not keep the conversation it was part of. */
export type Sending = { before(): void; after(outcome: Outcome, own: Own, forgotten: boolean): void }

const DEADLINE_MS = 20_000
/** The same limit as the server's, so that nothing is sent in vain. */
const BODY_LIMIT = 64 * 1024
const KEPT = 'jisr.unsent'

/**
 * Sends in order, one at a time, each under an id of its own, so that trying again can never say it twice. What did not
 * arrive is kept across a reload.
 */
export function createOutbox(sending: Sending) {
  let waiting: Own[] = []
  let busy = false
  const save = (): void => writeKept(KEPT, waiting.length > 0 ? JSON.stringify(waiting) : '')

  async function flush(): Promise<void> {
    if (busy) return
    busy = true
    for (let own = waiting[0]; own && busy; own = waiting[0]) busy = await next(own)
    busy = false
  }

  async function next(own: Own): Promise<boolean> {
    markOwn(own.id, 'sending')
    sending.before()
    const { outcome, forgotten } = await post(own)
    const isOver = outcome === 'sent' || outcome === 'too-long' || outcome === 'refused'
    if (isOver) waiting = waiting.filter(other => other !== own)
    save()
    if (outcome === 'sent') markOwn(own.id, 'sent')
    else if (isOver) removeOwn(own.id)
    else for (const left of waiting) markOwn(left.id, 'failed')
    sending.after(outcome, own, forgotten)
    return isOver
  }

  return {
    send(own: Own): void {
      waiting.push(own)
      save()
      showOwn(own.id, own.shown)
      void flush()
    },
    /** Tries again whatever is waiting. */
    retry: () => void flush(),
    /** Brings back what a reload interrupted. */
    restore(): void {
      waiting = unsent().filter(({ id }) => !isKept(id))
      save()
      for (const own of waiting) showOwn(own.id, own.shown)
      void flush()
    },
  }
}

/** Whether a text is more than the server takes. */
export const isTooLong = (text: string): boolean => new TextEncoder().encode(JSON.stringify({ text })).length > BODY_LIMIT - 200

async function post({ shown: _, ...said }: Own): Promise<{ outcome: Outcome; forgotten: boolean }> {
  const knewMe = hasBegun()
  const response = await fetch(address('/chat/messages', { lang: locale() }), {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(said),
    signal: deadline(),
  }).catch(() => null)
  if (!response) return { outcome: 'lost', forgotten: false }
  if (!response.ok) return { outcome: outcomeOf(response.status), forgotten: false }
  const { begun } = (await response.json().catch(() => ({}))) as { begun?: boolean }
  begin()
  return { outcome: 'sent', forgotten: knewMe && begun === true }
}

const outcomeOf = (status: number): Outcome =>
  status === 429 ? 'busy' : status === 413 ? 'too-long' : status >= 500 ? 'broken' : 'refused'

function deadline(): AbortSignal {
  const stop = new AbortController()
  setTimeout(() => stop.abort(), DEADLINE_MS)
  return stop.signal
}

function unsent(): Own[] {
  try {
    const kept: unknown = JSON.parse(readKept(KEPT) || '[]')
    return Array.isArray(kept) ? (kept as Own[]) : []
  } catch {
    return []
  }
}
