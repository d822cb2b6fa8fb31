import type { Say } from '../flows/engine/action.ts'
import type { Db } from '../prisma/client.ts'
import { noteBegun } from '../prisma/store/begun.ts'
import { bury, type Due, leaveOut, markSent, moveConversation, noteTaken, postpone, type Sent } from '../prisma/store/outbox.ts'
import { type Brake, backOff } from './brake.ts'
import type { Channel, Failure, Outgoing, Receipt } from './channels/channel.ts'
import type { NewsDesk } from './desk/news.ts'
import { errorName } from './error-name.ts'
import { followingOf } from './following.ts'
import type { Clock } from './hear.ts'
import type { Place } from './lately.ts'
import type { Log } from './log.ts'
import { presentIn } from './present.ts'
import { type IsThere, outgoing } from './show.ts'
import { asTemplate } from './templates.ts'
import { together } from './together.ts'

/** Failures that will not pass, however often one tries. */
const FINAL: ReadonlySet<Failure> = new Set(['blocked', 'gone', 'refused', 'window', 'limited', 'template'])
// about a day at the longest wait: a centre without internet overnight loses nothing
const MAX_ATTEMPTS = 150
/** Written down together at most. */
const MOST = 50

type Refused = Extract<Receipt, { failed: Failure }>

/** Who has not written lately is reached by approved templates only. */
const NO_TEMPLATE: Refused = { failed: 'window', why: 'no template fits' }

/** What was to be sent is a file that is gone. */
const isNothing = ({ text, media, location }: Outgoing): boolean => text === '' && !media && !location

export type DeliveryParts = {
  db: Db
  channel: Channel
  clock: Clock
  log: Log
  news?: Pick<NewsDesk, 'tell'>
  isRecorded?: IsThere
}

/** What became of a message: the platform has it or never will, it must wait, or all must wait. */
export type Delivered = 'settled' | 'later' | 'all-later'

/**
 * Gives one message to the platform and writes down what became of it. A message to many is noted as begun right before, and as sent right
 * after the platform has it: killed in between, it is not known whether it was sent, and nobody is told the same twice. A reply is sent again.
 */
export function createDelivery({ db, channel, clock, log, news, isRecorded }: DeliveryParts, brake: Brake) {
  const begin = together(
    async (due: readonly Due[]) => {
      const there = await noteBegun(
        db,
        due.map(({ id }) => id),
        clock.now(),
      )
      return due.map(({ id }) => there.has(id))
    },
    { most: MOST },
  )

  const mark = together(
    async (sent: readonly Sent[]) => {
      await markSent(db, sent, clock.now())
      for (const { due } of sent) tell(due)
      return sent
    },
    { most: MOST },
  )

  const tell = ({ conversationId, centre, asked }: Due) => news?.tell({ conversationId, kind: 'delivery', centre, asked })

  // as it is sent, with what follows it
  async function shown(due: Due): Promise<{ message: Outgoing; next: Say | null } | Refused | 'nothing'> {
    const isThere = await presentIn(db, [due.body], isRecorded)
    const whole = outgoing(due, isThere)
    if (isNothing(whole)) return 'nothing'
    const message = await asTemplate(db, due, whole, channel.can.windowHours, clock.now())
    if (!message) return NO_TEMPLATE
    // who is reached by templates only is sent nothing more
    const next = message.template ? null : followingOf(due.body, isThere)
    return { message: { ...message, mark: `${due.messageId}` }, next }
  }

  async function refuse(due: Due, refused: Refused): Promise<Delivered> {
    const { failed, why, retryAfter, movedTo, taken } = refused
    if (taken) await noteTaken(db, due, taken)
    // a move counts too, and is followed at once only the first time: a chat that moves for ever must not keep us running
    const attempts = failed === 'too-many' ? due.attempts : due.attempts + 1
    log.warn({ outbox: due.id, channel: channel.name, failed, why, attempts }, 'not sent')
    if (failed === 'too-many') return 'all-later'
    // where she is known already, the old conversation stays as it is
    if (movedTo)
      await moveConversation(db, channel.name, due.address, movedTo).catch(() => log.warn({ outbox: due.id }, 'moved to a known address'))
    if (isDoubtful(due, refused)) return give(due, 'unknown', why)
    if (FINAL.has(failed) || attempts >= MAX_ATTEMPTS) return give(due, failed, why)
    const wait = retryAfter === undefined || (movedTo && attempts > 1) ? backOff(attempts) : retryAfter * 1000
    await postpone(db, due, new Date(clock.now().getTime() + wait), attempts)
    return 'later'
  }

  // where a message shown twice is one message, there is no doubt to settle
  const isDoubtful = ({ bulk }: Due, { unsure }: Refused) => bulk && unsure === true && !channel.repeatable

  async function give(due: Due, failed: string, why: string): Promise<Delivered> {
    await bury(db, due, failed, why, clock.now())
    tell(due)
    return 'settled'
  }

  async function deliver(due: Due): Promise<Delivered> {
    const place = brake.take()
    try {
      return await deliverAt(place, due)
    } finally {
      // what was sent counts on
      place.free()
    }
  }

  async function deliverAt(place: Place, due: Due): Promise<Delivered> {
    // a message that cannot be shown fails like one that cannot be sent
    const ready = await shown(due).catch(unexpected)
    if (ready === 'nothing') {
      await leaveOut(db, due)
      return 'settled'
    }
    if ('failed' in ready) return refuse(due, ready)
    if (due.bulk && !(await begin(due))) return 'settled'
    place.sent()
    const receipt = await channel
      .send(due.address, ready.message, due.taken)
      .catch((error): Receipt => ({ ...unexpected(error), unsure: true }))
    brake.note(receipt)
    if ('failed' in receipt) return refuse(due, receipt)
    await mark({ due, platformId: receipt.id, next: ready.next })
    return 'settled'
  }

  return deliver
}

// a channel that throws is a bug; its message must not be lost for it
const unexpected = (error: unknown): Refused => ({
  failed: 'unavailable',
  why: `threw ${errorName(error)}`,
})
