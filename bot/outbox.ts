import type { Say } from '../flows/engine/action.ts'
import type { Db } from '../prisma/client.ts'
import {
  bury,
  type Due,
  leaseDue,
  leaveOut,
  markSent,
  moveConversation,
  nextDueAt,
  noteTaken,
  postpone,
  release,
  type Sent,
} from '../prisma/store/outbox.ts'
import type { Channel, Failure, Outgoing, Receipt } from './channels/channel.ts'
import type { NewsDesk } from './desk/news.ts'
import { followingOf } from './following.ts'
import type { Clock } from './hear.ts'
import type { Log } from './log.ts'
import { presentIn } from './present.ts'
import { type IsThere, outgoing } from './show.ts'
import { asTemplate } from './templates.ts'
import { together } from './together.ts'

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

/** Failures that will not pass, however often one tries. */
const FINAL: ReadonlySet<Failure> = new Set(['blocked', 'gone', 'refused', 'window', 'limited', 'template'])
// about a day at the longest wait: a centre without internet overnight loses nothing
const MAX_ATTEMPTS = 150

/** How long to wait after so many refusals: 2 s, 4 s, 8 s … at most 10 minutes. */
export const backOff = (attempts: number): number => Math.min(2 ** attempts, 600) * 1000

/** Who has not written lately is reached by approved templates only. */
const NO_TEMPLATE: Receipt = { failed: 'window', why: 'no template fits' }

/** What was to be sent is a file that is gone. */
const NOTHING: Receipt = { failed: 'refused', why: 'nothing is left of it' }
const isNothing = ({ text, media, location }: Outgoing): boolean => text === '' && !media && !location

/** How a message was received, and what follows it. */
type Outcome = { receipt: Receipt; next?: Say | null }

/** `quiet`: whether messages to many wait just now. */
export type Sending = {
  db: Db
  channel: Channel
  clock: Clock
  log: Log
  news?: Pick<NewsDesk, 'tell'>
  quiet?: () => boolean
  isRecorded?: IsThere
}

/**
 * Sends what one channel has to send: oldest first within a conversation, conversations side by side. A message leaves the
 * outbox only when the platform has it; what the platform refuses for now is tried again, when it says or later and later.
 */
export function createOutbox({ db, channel, clock, log, news, quiet = () => false, isRecorded }: Sending): Outbox {
  let stopped = false
  let wanted = false
  let pausedUntil = 0
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
      const due = await leaseDue(db, channel.name, clock.now(), { limit: BATCH, leaseMs: LEASE_MS, quiet: quiet() })
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
      log.error({ channel: channel.name, error: nameOf(error) }, 'outbox: the database does not answer')
    }
  }

  const paused = () => pausedUntil > clock.now().getTime()

  // written down as soon as the platform has it: what dies in between would be sent twice
  const mark = together(
    async (sent: readonly Sent[]) => {
      await markSent(db, sent, clock.now())
      for (const { due } of sent) tell(due)
      return sent
    },
    { most: BATCH },
  )

  const tell = ({ conversationId, centre, asked }: Due) => news?.tell({ conversationId, kind: 'delivery', centre, asked })

  // a message that cannot be shown fails like one that cannot be sent
  const send = async (due: Due): Promise<Outcome> => {
    const isThere = await presentIn(db, [due.body], isRecorded)
    const shown = outgoing(due, isThere)
    if (isNothing(shown)) return { receipt: NOTHING }
    const message = await asTemplate(db, due, shown, channel.can.windowHours, clock.now())
    if (!message) return { receipt: NO_TEMPLATE }
    const receipt = await channel.send(due.address, message, due.taken)
    // who is reached by templates only is sent nothing more
    return { receipt, next: message.template ? null : followingOf(due.body, isThere) }
  }

  // of one conversation, in order: what cannot go now holds back the rest, which is returned
  async function deliverChain({ rows, leasedAt }: Chain): Promise<readonly Due[]> {
    for (const [index, due] of rows.entries()) {
      if (paused() || stopped || clock.now().getTime() - leasedAt > SAFE_MS) return rows.slice(index)
      const { receipt, next = null } = await send(due).catch(unexpected)
      if (!due.bulk) answered += 1
      if ('id' in receipt) await mark({ due, platformId: receipt.id, next })
      else if (!(await settled(due, receipt))) return rows.slice(index + (receipt.failed === 'too-many' ? 0 : 1))
    }
    return []
  }

  // true when it will never go, and those behind it may
  async function settled(due: Due, refused: Extract<Receipt, { failed: Failure }>): Promise<boolean> {
    if (refused === NOTHING) {
      await leaveOut(db, due)
      return true
    }
    const { failed, why, retryAfter, movedTo, taken } = refused
    if (taken) await noteTaken(db, due, taken)
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
      await bury(db, due, failed, why, clock.now())
      tell(due)
      return true
    }
    const wait = retryAfter === undefined || (movedTo && attempts > 1) ? backOff(attempts) : retryAfter * 1000
    await postpone(db, due, new Date(clock.now().getTime() + wait), attempts)
    return false
  }

  async function lookAgain(): Promise<void> {
    // with no place free, whatever ends next looks again
    if (stopped || !hasRoom()) return
    const next = paused() ? pausedUntil : ((await nextDueAt(db, channel.name, clock.now(), quiet()))?.getTime() ?? Number.POSITIVE_INFINITY)
    const wait = next - clock.now().getTime()
    timer = setTimeout(rested, Math.min(Math.max(wait, 50), LOOK_AGAIN_MS))
    timer.unref()
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
      .catch(error => log.error({ channel: channel.name, error: nameOf(error) }, 'outbox: stopped short, will look again'))
      .then(lookAgain)
      .catch(error => log.error({ channel: channel.name, error: nameOf(error) }, 'outbox: the database does not answer'))
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
  return [...chains.values()]
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
// a channel that throws is a bug; its message must not be lost for it
const unexpected = (error: unknown): Outcome => ({ receipt: { failed: 'unavailable', why: `threw ${nameOf(error)}` } })
