import { type Due, leaseDue, nextDueAt, release } from '../prisma/store/outbox.ts'
import { createBrake } from './brake.ts'
import { mostInASecond } from './channels/many.ts'
import { createDelivery, type DeliveryParts } from './delivery.ts'
import { errorName } from './error-name.ts'

export type Outbox = {
  /** There may be something to send. */
  wake(): void
  /** Resolves when nothing is being sent and nothing is due. */
  idle(): Promise<void>
  /** Messages sent so far that were not for many. */
  answered(): number
  /** Finishes what is being sent, and sends no more. */
  stop(): Promise<void>
}

const BATCH = 50
const LEASE_MS = 60_000
/** A message is begun only while its lease has this much of its time behind it at most: it must not be leased again while it is sent. */
const SAFE_MS = LEASE_MS / 4
const AT_ONCE = 8
const LOOK_AGAIN_MS = 30_000

/** `quiet`: whether messages to many wait just now. */
export type Sending = DeliveryParts & { quiet?: () => boolean }

/**
 * Sends what one channel has to send: oldest first within a conversation, conversations side by side. A message leaves the
 * outbox only when the platform has it; what the platform refuses for now is tried again, when it says or later and later.
 */
export function createOutbox({ quiet = () => false, ...parts }: Sending): Outbox {
  const { db, channel, clock, log } = parts
  const brake = createBrake(clock, mostInASecond(channel))
  const deliverOne = createDelivery(parts, brake)
  let stopped = false
  let wanted = false
  let resting = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let busy = false
  let answered = 0

  // taken from the outbox and not begun, and what is under way: one that hangs takes one place, and the others go on
  const waiting: Chain[] = []
  const sending = new Set<Promise<void>>()
  const hasRoom = () => waiting.length === 0 && sending.size < AT_ONCE

  async function run(): Promise<void> {
    while (wanted && !stopped && !paused() && hasRoom()) {
      wanted = false
      const leasedAt = clock.now().getTime()
      const due = await leaseDue(db, channel.name, clock.now(), { limit: BATCH, leaseMs: LEASE_MS, quiet: noneToMany() })
      waiting.push(...byConversation(due).map(rows => ({ rows, leasedAt })))
      fill()
      wanted ||= due.length > 0
    }
  }

  function fill(): void {
    while (sending.size < AT_ONCE) {
      const chain = waiting.shift()
      if (!chain) return
      const sent = deliver(chain).finally(() => {
        sending.delete(sent)
        fill()
        if (hasRoom()) wake()
      })
      sending.add(sent)
    }
  }

  async function deliver(chain: Chain): Promise<void> {
    try {
      const back = await deliverChain(chain)
      if (back.length > 0) await release(db, back)
    } catch (error) {
      log.error({ channel: channel.name, error: errorName(error) }, 'outbox: the database does not answer')
    }
  }

  const isBefore = (until: number) => until > clock.now().getTime()
  const paused = () => isBefore(brake.until())
  const noneToMany = () => quiet() || brake.holdsMany()
  const mayGo = ({ bulk }: Due, leasedAt: number) =>
    !stopped && !paused() && clock.now().getTime() - leasedAt <= SAFE_MS && !(bulk && noneToMany())

  // of one conversation, in order: what cannot go now holds back the rest, which is returned
  async function deliverChain({ rows, leasedAt }: Chain): Promise<readonly Due[]> {
    for (const [index, due] of rows.entries()) {
      if (!mayGo(due, leasedAt)) return rows.slice(index)
      const delivered = await (due.bulk ? brake.one(() => deliverOne(due)) : deliverOne(due))
      if (!due.bulk) answered += 1
      if (delivered !== 'settled') return rows.slice(index + (delivered === 'later' ? 1 : 0))
    }
    return []
  }

  async function lookAgain(): Promise<void> {
    // with no place free, whatever ends next looks again
    if (stopped || !hasRoom()) return
    const wait = (await nextAt()) - clock.now().getTime()
    timer = setTimeout(rested, Math.min(Math.max(wait, 50), LOOK_AGAIN_MS))
    timer.unref()
  }

  async function nextAt(): Promise<number> {
    if (paused()) return brake.until()
    const next = (await nextDueAt(db, channel.name, clock.now(), noneToMany()))?.getTime() ?? Number.POSITIVE_INFINITY
    return isBefore(brake.manyFrom()) ? Math.min(next, brake.manyFrom()) : next
  }

  // the platform may have asked for more meanwhile: this looks, and waits anew
  function rested(): void {
    resting = false
    wake()
  }

  function wake(): void {
    wanted = true
    // while the platform wants us to wait, the timer already set is the one that counts
    if (busy || stopped || (resting && paused())) return
    resting = false
    busy = true
    clearTimeout(timer)
    running = run()
      .catch(error => log.error({ channel: channel.name, error: errorName(error) }, 'outbox: stopped short, will look again'))
      .then(lookAgain)
      .catch(error => log.error({ channel: channel.name, error: errorName(error) }, 'outbox: the database does not answer'))
      .finally(() => {
        busy = false
        resting = paused()
        if (wanted && !stopped && !resting && hasRoom()) wake()
      })
  }

  return {
    wake,
    answered: () => answered,
    async idle() {
      while (busy || sending.size > 0) await Promise.all([running, ...sending])
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      // what ends makes room for those that wait, which are given back
      while (sending.size > 0) await Promise.all(sending)
    },
  }
}

/** Messages of one conversation, oldest first, and when they were leased. */
type Chain = { rows: readonly Due[]; leasedAt: number }

function byConversation(due: readonly Due[]): Due[][] {
  const chains = new Map<string, Due[]>()
  for (const row of due) chains.set(row.conversationId, [...(chains.get(row.conversationId) ?? []), row])
  // what is only for many begins last
  const many = (rows: readonly Due[]) => Number(rows.every(({ bulk }) => bulk))
  return [...chains.values()].sort((a, b) => many(a) - many(b))
}
