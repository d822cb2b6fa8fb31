import type { BaseLogger } from 'pino'
import { errorName } from '../../error-name.ts'
import { type Patience, pause, pauseAfter } from '../patience.ts'
import type { Refused } from './errors.ts'

export type Log = Pick<BaseLogger, 'info' | 'warn' | 'error'>

type Update = { update_id: number }

export type Polling<U extends Update> = {
  /** Waits for the updates from `offset` on. Asking confirms all before it: Telegram forgets them. */
  fetch(offset: number, signal: AbortSignal): Promise<U[] | Refused>
  /** Resolves once an update is safely kept. */
  hear(update: U): Promise<void>
  patience: Patience
  signal: AbortSignal
  log: Log
}

/** An update that fails this often while others are kept is given up: it alone must not hold up everybody's messages. */
const TRIES = 5

/**
 * Hears updates one after the other until told to stop, or until Telegram no longer knows our token. An update is confirmed only once
 * it and all before it were kept: Telegram brings again whatever could not be kept, also after a crash. (grammY's own loop confirms
 * an update whose handler failed.)
 */
export async function poll<U extends Update>(polling: Polling<U>): Promise<void> {
  const { patience, signal, log } = polling
  const inbox = createInbox(polling)
  let refused = 0
  let failing = 0
  while (!signal.aborted) {
    const updates = await polling.fetch(inbox.offset(), signal)
    if (signal.aborted) return
    if ('failed' in updates) {
      if (updates.failed === 'unauthorised') return log.error({ why: updates.why }, 'telegram: the token is refused, the channel stops')
      log.warn({ why: updates.why, attempt: ++refused }, 'telegram: no updates for now')
      await pause(updates.retryAfter === undefined ? pauseAfter(refused, patience) : updates.retryAfter * 1000, signal)
    } else {
      refused = 0
      failing = (await inbox.take(updates)) ? 0 : failing + 1
      if (failing > 0) await pause(pauseAfter(failing, patience), signal)
    }
  }
}

/** The updates fetched and not yet confirmed. */
function createInbox<U extends Update>({ hear, signal, log }: Polling<U>) {
  let offset = 0
  const kept = new Set<number>()
  const failures = new Map<number, number>()

  const keep = async (update: U): Promise<boolean> => {
    const id = update.update_id
    try {
      await hear(update)
      kept.add(id)
      return true
    } catch (error) {
      failures.set(id, (failures.get(id) ?? 0) + 1)
      log.error({ update: id, tries: failures.get(id), error: errorName(error) }, 'telegram: an update could not be kept')
      return false
    }
  }
  const giveUpOn = (id: number) => {
    log.error({ update: id }, 'telegram: an update is given up, for others are kept')
    kept.add(id)
  }
  const confirm = (ids: readonly number[]) => {
    offset = ids.find(id => !kept.has(id)) ?? Math.max(offset, ...ids.map(id => id + 1))
    for (const known of [kept, failures]) for (const id of known.keys()) if (id < offset) known.delete(id)
  }

  return {
    offset: () => offset,
    /** Hears a batch; false when some of it could not be kept and must be brought again. */
    async take(updates: readonly U[]): Promise<boolean> {
      const batch = updates.toSorted((a, b) => a.update_id - b.update_id)
      const ids = batch.map(update => update.update_id)
      let some = false
      for (const update of batch) {
        if (signal.aborted) return true
        if (!kept.has(update.update_id)) some = (await keep(update)) || some
      }
      if (some) for (const id of ids) if ((failures.get(id) ?? 0) >= TRIES && !kept.has(id)) giveUpOn(id)
      confirm(ids)
      return ids.every(id => id < offset || kept.has(id))
    },
  }
}

/** What may be logged of an error: its message may quote what a citizen wrote. */
