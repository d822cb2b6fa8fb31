import type { Receipt } from './channels/channel.ts'
import type { Clock } from './hear.ts'
import { createLately, type Place } from './lately.ts'

/** How long to wait after so many refusals: 2 s, 4 s, 8 s … at most 10 minutes. */
export const backOff = (attempts: number): number => Math.min(2 ** attempts, 600) * 1000

/** What a channel must wait for. Instants are milliseconds since 1970. */
export type Brake = {
  /** What a platform answered to one message. */
  note(receipt: Receipt): void
  /** Nothing goes before: the platform asked for it. */
  until(): number
  /** Whether nothing to many is to be begun now. */
  holdsMany(): boolean
  /** When that ends by itself. */
  manyFrom(): number
  /** Sends one message of those to many. */
  one<T>(send: () => Promise<T>): Promise<T>
  /** A message of any kind is about to be sent. */
  take(): Place
}

const SECOND_MS = 1_000

/**
 * A platform that says “too many” is obeyed for as long as it says. One that does not answer, or not well, is given one message of those to
 * many at a time, later and later, until it takes one of any kind: who is told at such a time may be told without our knowing, so
 * that an outage costs a few doubts and not thousands. And however unevenly a busy machine works, in no second more than `most` messages go while
 * one of them is for many.
 */
export function createBrake({ now }: Pick<Clock, 'now'>, most: number): Brake {
  const lately = createLately(SECOND_MS, () => performance.now())
  let until = 0
  let manyFrom = 0
  let troubles = 0
  let underWay = 0
  const at = () => now().getTime()

  return {
    note(receipt) {
      if ('id' in receipt) {
        troubles = 0
        manyFrom = 0
      } else if (receipt.failed === 'too-many') until = Math.max(until, at() + (receipt.retryAfter ?? 1) * 1000)
      // several that were under way together are one trouble; who is asked to come again later is one person
      else if (receipt.failed === 'unavailable' && receipt.retryAfter === undefined && manyFrom <= at()) {
        troubles += 1
        manyFrom = at() + backOff(troubles)
      }
    },
    until: () => until,
    holdsMany: () => manyFrom > at() || (troubles > 0 && underWay > 0) || lately.count() >= most,
    manyFrom: () => Math.max(manyFrom, lately.count() < most ? 0 : at() + lately.untilFewer()),
    take: lately.take,
    async one(send) {
      underWay += 1
      try {
        return await send()
      } finally {
        underWay -= 1
      }
    },
  }
}
