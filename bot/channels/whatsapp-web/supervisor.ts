import type { Log } from '../../log.ts'
import type { HealthBook, Pairing } from '../health.ts'
import { type Patience, pause, pauseAfter } from '../patience.ts'
import type { Order, Outcome, Told } from './protocol.ts'

/** A process that holds WhatsApp Web. `end` asks it to end, and makes it. */
export type Link = {
  order(order: Order): void
  end(): void
  /** Resolves once it has ended. */
  ended: Promise<void>
}
export type OpenLink = (told: (told: Told) => void) => Link

export type Limits = {
  /** Milliseconds from its start until it must show a code to pair with, or be ready. */
  startMs: number
  /** Milliseconds an order may take. Less than the outbox holds a message. */
  orderMs: number
  /** Milliseconds after which it is begun afresh, for a browser that runs for days only grows. */
  afreshMs: number
  /** Megabytes of the process and its browser, beyond which it is begun afresh. */
  memoryMb: number
}
export const LIMITS: Limits = { startMs: 120_000, orderMs: 40_000, afreshMs: 24 * 3_600_000, memoryMb: 900 }

type Numbered = Extract<Order, { number: number }>
type WithoutNumber<T> = T extends { number: number } ? Omit<T, 'number'> : never

export type Supervisor = {
  /** Has something done; never rejects, and is not asked while nothing is connected. */
  ask(order: WithoutNumber<Numbered>): Promise<Outcome>
  typing(to: string): void
  pairing(): Pairing | null
  stop(): Promise<void>
}

export type Supervising = {
  open: OpenLink
  limits: Limits
  patience: Patience
  log: Pick<Log, 'info' | 'warn' | 'error'>
  health: HealthBook
  /** Something was heard, typed or reported. */
  told(told: Told): void
  /** What pairs a phone changed. */
  paired?(pairing: Pairing | null): void
}

const AWAY: Outcome = { failed: 'unavailable', why: 'the phone is not connected' }

/**
 * Keeps a process running that holds WhatsApp Web: begins it again when it ends, later and later; ends it when it shows neither a code
 * nor readiness in time, when it grew too large, and once a day; and tells what it hears.
 */
export function supervise({ open, limits, patience, log, health, told, paired }: Supervising): Supervisor {
  const stopping = new AbortController()
  const waiting = new Map<number, (outcome: Outcome) => void>()
  let link: Link | null = null
  let ready = false
  let pairing: Pairing | null = null
  let wantsAfresh = false
  let number = 0

  const setPairing = (next: Pairing | null) => {
    pairing = next
    paired?.(next)
  }

  // what is under way is finished first
  const freshen = () => {
    if (wantsAfresh && waiting.size === 0) link?.end()
  }

  async function once(): Promise<boolean> {
    let wasReady = false
    wantsAfresh = false
    const tooLate = setTimeout(() => {
      log.warn('whatsapp-web: neither a code nor ready in time, begun afresh')
      link?.end()
    }, limits.startMs)
    const old = setTimeout(() => {
      wantsAfresh = true
      freshen()
    }, limits.afreshMs)
    old.unref()
    link = open(one => {
      if (one.tells === 'qr' || one.tells === 'code') {
        clearTimeout(tooLate)
        ready = false
        health.note('pairing')
        setPairing(one.tells === 'qr' ? { qr: one.qr } : { code: one.code })
      } else if (one.tells === 'ready') {
        clearTimeout(tooLate)
        ready = wasReady = true
        health.note('ok')
        if (pairing) setPairing(null)
      } else hearOne(one)
    })
    await link.ended
    clearTimeout(tooLate)
    clearTimeout(old)
    link = null
    ready = false
    setPairing(null)
    for (const answer of waiting.values()) answer(AWAY)
    return wasReady
  }

  function hearOne(one: Told): void {
    if (one.tells === 'done') waiting.get(one.number)?.(one.outcome)
    else if (one.tells === 'gone') {
      log.warn({ why: one.why }, 'whatsapp-web: the session ended')
      health.note('trouble', one.why)
    } else if (one.tells === 'memory') weigh(one.mb)
    else told(one)
  }

  function weigh(mb: number): void {
    if (mb <= limits.memoryMb || wantsAfresh) return
    log.warn({ mb: Math.round(mb) }, 'whatsapp-web: it grew too large, begun afresh')
    wantsAfresh = true
    freshen()
  }

  async function run(): Promise<void> {
    let failures = 0
    while (!stopping.signal.aborted) {
      failures = (await once()) ? 1 : failures + 1
      if (stopping.signal.aborted) return
      health.note('trouble', health.read().why ?? 'ended')
      log.warn({ failures }, 'whatsapp-web: ended, begun again')
      await pause(pauseAfter(failures, patience), stopping.signal)
    }
  }
  const running = run()

  return {
    ask(order) {
      if (!link || !ready || wantsAfresh) return Promise.resolve(AWAY)
      const mine = ++number
      return new Promise(resolve => {
        const answer = (outcome: Outcome) => {
          clearTimeout(late)
          waiting.delete(mine)
          resolve(outcome)
          freshen()
        }
        const late = setTimeout(() => answer({ failed: 'unavailable', why: 'no answer in time' }), limits.orderMs)
        waiting.set(mine, answer)
        link?.order({ ...order, number: mine } as Order)
      })
    },
    typing: to => void (ready && link?.order({ do: 'typing', to })),
    pairing: () => pairing,
    async stop() {
      stopping.abort()
      link?.end()
      await running
    },
  }
}
