import type { Db } from '../prisma/client.ts'
import { bury, type Due, leaseDue, markSent, moveConversation, nextDueAt, postpone } from '../prisma/store/outbox.ts'
import type { Channel, Failure, Receipt } from './channels/channel.ts'
import type { Clock } from './hear.ts'
import type { Log } from './log.ts'
import { shown } from './show.ts'

export type Outbox = {
  /** There may be something to send. */
  wake(): void
  /** Resolves when nothing is being sent and nothing is due. */
  idle(): Promise<void>
  /** Finishes what is being sent, and sends no more. */
  stop(): Promise<void>
}

const BATCH = 50
const LEASE_MS = 60_000
const AT_ONCE = 8
const LOOK_AGAIN_MS = 30_000

/** Failures that will not pass, however often one tries. */
const FINAL: ReadonlySet<Failure> = new Set(['blocked', 'gone', 'refused'])
// about a day at the longest wait: a centre without internet overnight loses nothing
const MAX_ATTEMPTS = 150

/** How long to wait after so many refusals: 2 s, 4 s, 8 s … at most 10 minutes. */
export const backOff = (attempts: number): number => Math.min(2 ** attempts, 600) * 1000

/**
 * Sends what one channel has to send: oldest first within a conversation, conversations side by side. A message leaves the
 * outbox only when the platform has it; what the platform refuses for now is tried again, when it says or later and later.
 */
export function createOutbox({ db, channel, clock, log }: { db: Db; channel: Channel; clock: Clock; log: Log }): Outbox {
  let stopped = false
  let wanted = false
  let pausedUntil = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let busy = false

  async function run(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false
      const due =
        pausedUntil > clock.now().getTime() ? [] : await leaseDue(db, channel.name, clock.now(), { limit: BATCH, leaseMs: LEASE_MS })
      await deliver(due)
      wanted ||= due.length > 0
    }
  }

  async function deliver(due: readonly Due[]): Promise<void> {
    const chains = byConversation(due)
    const sent: { due: Due; platformId: string }[] = []
    const worker = async () => {
      for (let chain = chains.pop(); chain; chain = chains.pop()) sent.push(...(await deliverChain(chain)))
    }
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, chains.length) }, worker))
    if (sent.length > 0) await markSent(db, sent)
  }

  // of one conversation, in order: what cannot go now holds back the rest
  async function deliverChain(chain: readonly Due[]): Promise<{ due: Due; platformId: string }[]> {
    const sent: { due: Due; platformId: string }[] = []
    for (const [index, due] of chain.entries()) {
      const receipt = await channel.send(due.address, shown(due.said, due.locale)).catch(unexpected)
      if ('id' in receipt) {
        sent.push({ due, platformId: receipt.id })
        continue
      }
      if (await refused(due, receipt)) continue
      for (const later of chain.slice(index + 1)) await postpone(db, later, clock.now(), later.attempts)
      break
    }
    return sent
  }

  // true when it is settled, and those behind it may go
  async function refused(due: Due, { failed, why, retryAfter, movedTo }: Extract<Receipt, { failed: Failure }>): Promise<boolean> {
    // a chat that moves counts too: one that moved for ever would never rest
    const attempts = failed === 'too-many' ? due.attempts : due.attempts + 1
    log.warn({ outbox: due.id, channel: channel.name, failed, why, attempts }, 'not sent')
    if (movedTo) await moveConversation(db, channel.name, due.address, movedTo)
    if (FINAL.has(failed) || attempts >= MAX_ATTEMPTS) {
      await bury(db, due, `${failed}: ${why}`)
      return true
    }
    const wait = retryAfter === undefined ? backOff(attempts) : retryAfter * 1000
    if (failed === 'too-many') pausedUntil = clock.now().getTime() + wait
    await postpone(db, due, new Date(clock.now().getTime() + wait), attempts)
    return false
  }

  async function lookAgain(): Promise<void> {
    if (stopped) return
    const next = (await nextDueAt(db, channel.name))?.getTime() ?? Number.POSITIVE_INFINITY
    const wait = Math.max(next, pausedUntil) - clock.now().getTime()
    timer = setTimeout(wake, Math.min(Math.max(wait, 50), LOOK_AGAIN_MS))
    timer.unref()
  }

  function wake(): void {
    wanted = true
    if (busy || stopped) return
    busy = true
    clearTimeout(timer)
    running = run()
      .catch(error => log.error({ channel: channel.name, error: nameOf(error) }, 'outbox: stopped short, will look again'))
      .then(lookAgain)
      .catch(error => log.error({ channel: channel.name, error: nameOf(error) }, 'outbox: the database does not answer'))
      .finally(() => {
        busy = false
        if (wanted && !stopped) wake()
      })
  }

  return {
    wake,
    async idle() {
      while (busy) await running
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

function byConversation(due: readonly Due[]): Due[][] {
  const chains = new Map<string, Due[]>()
  for (const row of due) chains.set(row.conversationId, [...(chains.get(row.conversationId) ?? []), row])
  return [...chains.values()]
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
// a channel that throws is a bug; its message must not be lost for it
const unexpected = (error: unknown): Receipt => ({ failed: 'unavailable', why: `threw ${nameOf(error)}` })
