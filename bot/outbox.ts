import type { Db } from '../prisma/client.ts'
import { bury, type Due, leaseDue, markSent, moveConversation, nextDueAt, postpone, release } from '../prisma/store/outbox.ts'
import type { Channel, Failure, Receipt } from './channels/channel.ts'
import type { Clock } from './hear.ts'
import type { Log } from './log.ts'
import { shown } from './show.ts'
import { together } from './together.ts'

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
  let resting = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let busy = false

  async function run(): Promise<void> {
    while (wanted && !stopped && !paused()) {
      wanted = false
      const due = await leaseDue(db, channel.name, clock.now(), { limit: BATCH, leaseMs: LEASE_MS })
      await deliver(due)
      wanted ||= due.length > 0
    }
  }

  const paused = () => pausedUntil > clock.now().getTime()

  // written down as soon as the platform has it: what dies in between would be sent twice
  const mark = together(
    async (sent: readonly { due: Due; platformId: string }[]) => {
      await markSent(db, sent)
      return sent
    },
    { most: BATCH },
  )

  async function deliver(due: readonly Due[]): Promise<void> {
    const chains = byConversation(due)
    const back: Due[] = []
    const worker = async () => {
      for (let chain = chains.pop(); chain; chain = chains.pop()) back.push(...(await deliverChain(chain)))
    }
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, chains.length) }, worker))
    if (back.length > 0) await release(db, back)
  }

  // a message that cannot be shown fails like one that cannot be sent
  const send = async (due: Due): Promise<Receipt> => channel.send(due.address, shown(due.said, due.locale))

  // of one conversation, in order: what cannot go now holds back the rest, which is returned
  async function deliverChain(chain: readonly Due[]): Promise<readonly Due[]> {
    for (const [index, due] of chain.entries()) {
      if (paused() || stopped) return chain.slice(index)
      const receipt = await send(due).catch(unexpected)
      if ('id' in receipt) await mark({ due, platformId: receipt.id })
      else if (!(await settled(due, receipt))) return chain.slice(index + (receipt.failed === 'too-many' ? 0 : 1))
    }
    return []
  }

  // true when it will never go, and those behind it may
  async function settled(due: Due, { failed, why, retryAfter, movedTo }: Extract<Receipt, { failed: Failure }>): Promise<boolean> {
    // a move counts too, and is followed at once only the first time: a chat that moves for ever must not keep us running
    const attempts = failed === 'too-many' ? due.attempts : due.attempts + 1
    log.warn({ outbox: due.id, channel: channel.name, failed, why, attempts }, 'not sent')
    if (failed === 'too-many') {
      pausedUntil = Math.max(pausedUntil, clock.now().getTime() + (retryAfter ?? 1) * 1000)
      return false
    }
    // where she is known already, the old conversation stays as it is
    if (movedTo)
      await moveConversation(db, channel.name, due.address, movedTo).catch(() => log.warn({ outbox: due.id }, 'moved to a known address'))
    if (FINAL.has(failed) || attempts >= MAX_ATTEMPTS) {
      await bury(db, due, `${failed}: ${why}`)
      return true
    }
    const wait = retryAfter === undefined || (movedTo && attempts > 1) ? backOff(attempts) : retryAfter * 1000
    await postpone(db, due, new Date(clock.now().getTime() + wait), attempts)
    return false
  }

  async function lookAgain(): Promise<void> {
    if (stopped) return
    const next = paused() ? pausedUntil : ((await nextDueAt(db, channel.name))?.getTime() ?? Number.POSITIVE_INFINITY)
    const wait = next - clock.now().getTime()
    timer = setTimeout(wake, Math.min(Math.max(wait, 50), LOOK_AGAIN_MS))
    timer.unref()
  }

  function wake(): void {
    wanted = true
    // while the platform wants us to wait, the timer already set is the one that counts
    if (busy || stopped || (resting && paused())) return
    resting = false
    busy = true
    clearTimeout(timer)
    running = run()
      .catch(error => log.error({ channel: channel.name, error: nameOf(error) }, 'outbox: stopped short, will look again'))
      .then(lookAgain)
      .catch(error => log.error({ channel: channel.name, error: nameOf(error) }, 'outbox: the database does not answer'))
      .finally(() => {
        busy = false
        resting = paused()
        if (wanted && !stopped && !resting) wake()
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
