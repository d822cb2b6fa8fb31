import { setImmediate as arrivals } from 'node:timers/promises'
import type { Db } from '../prisma/client.ts'
import { hearLater, type Inbound, inboundDue, inboundHeard, keepInbound, nextInboundAt, type Waiting } from '../prisma/store/inbound.ts'
import type { ChannelName, Received } from './channels/channel.ts'
import { errorName } from './error-name.ts'
import type { Clock } from './hear.ts'
import { type Course, type InBackground, inBackground } from './in-background.ts'
import type { Log } from './log.ts'
import type { Hear } from './ports.ts'
import { together } from './together.ts'

/** What was brought is heard in the background. */
export type Inbox = InBackground & {
  /** Keeps what was brought. Resolves once it is safe: the platform may be told so, and the turn is taken afterwards. */
  keep(channel: ChannelName, received: Received): Promise<void>
}

const KEPT_AT_ONCE = 200
/** Heard side by side. Few: a turn is work for the processor, and what is brought meanwhile must be kept without delay. */
const HEARD_AT_ONCE = 8
/** The same while more is being brought, within so many milliseconds: what is begun is finished before the next can be acknowledged. */
const HEARD_MEANWHILE = 2
const BRINGING_MS = 100
/** Times what is brought is waited for before some turns are taken. */
const MOST_LOOKS = 4
const LOOK_AGAIN_MS = 30_000
/** Tries before giving up: of a message some hours of a database that does not answer; of a report on a message, only until that is known. */
const TRIES = { message: 30, report: 6 }
const waitAfter = (attempts: number): number => Math.min(2 ** attempts, 600) * 1000

export type InboxParts = { db: Db; clock: Pick<Clock, 'now'>; log: Log; hear: Hear }

/** What platforms brought and nobody has heard yet: kept at once, heard in order within a conversation, conversations side by side. */
export function createInbox({ db, clock, log, hear }: InboxParts): Inbox {
  // what is being written down, or null: no turn is begun meanwhile, for a platform waits
  let writing: Promise<unknown> | null = null
  const write = together(
    async (brought: readonly Inbound[]) => {
      await keepInbound(db, brought, clock.now())
      return brought
    },
    { most: KEPT_AT_ONCE },
  )

  let broughtAt = Number.NEGATIVE_INFINITY
  const isBringing = () => performance.now() - broughtAt < BRINGING_MS

  // what has come meanwhile is read, kept and acknowledged before anything else is begun; but who brings without end is not waited for
  async function quiet(): Promise<void> {
    for (let looks = 0; looks === 0 || (writing && looks < MOST_LOOKS); looks++) {
      await writing
      await arrivals()
    }
  }

  async function run({ isStopped, later }: Course): Promise<void> {
    for (let found = true; found && !isStopped(); ) {
      await quiet()
      const due = await inboundDue(db, clock.now(), isBringing() ? HEARD_MEANWHILE : HEARD_AT_ONCE)
      const heard = (await Promise.all(byConversation(due).map(hearChain))).flat()
      if (heard.length > 0) await inboundHeard(db, heard)
      found = due.length > 0
    }
    const next = isStopped() ? null : await nextInboundAt(db)
    if (next) later(Math.min(Math.max(next.getTime() - clock.now().getTime(), 50), LOOK_AGAIN_MS))
  }

  // the ids of those that are done with; what fails holds back those after it
  async function hearChain(chain: readonly Waiting[]): Promise<number[]> {
    const done: number[] = []
    for (const waiting of chain) {
      if (!(await isHeard(waiting))) return done
      done.push(waiting.id)
    }
    return done
  }

  async function isHeard({ id, channel, body, attempts }: Waiting): Promise<boolean> {
    const received = readReceived(body)
    try {
      await hear(channel as ChannelName, received)
      return true
    } catch (error) {
      const tries = attempts + 1
      const given = tries >= (received.event.kind === 'delivery' ? TRIES.report : TRIES.message)
      log.warn({ inbound: id, channel, tries, given, error: errorName(error) }, 'not heard')
      if (!given) await hearLater(db, id, new Date(clock.now().getTime() + waitAfter(tries)), tries)
      return given
    }
  }

  const hearing = inBackground(run, log, 'inbox: the database does not answer')

  return {
    ...hearing,
    async keep(channel, received) {
      broughtAt = performance.now()
      const written = write({ channel, address: lineOf(received), externalId: received.id, body: JSON.stringify(received) })
      const settled = written.then(
        () => undefined,
        () => undefined,
      )
      writing = settled
      await written.finally(() => {
        if (writing === settled) writing = null
      })
      hearing.wake()
    },
  }
}

// a report that must wait for its message holds back no words
const lineOf = ({ from, event }: Received): string => (event.kind === 'delivery' ? `report on ${event.of}` : from)

// written by ourselves: only the instant is no longer what it was
function readReceived(body: string): Received {
  const received = JSON.parse(body) as Received
  return { ...received, at: new Date(received.at) }
}

function byConversation(due: readonly Waiting[]): Waiting[][] {
  const chains = new Map<string, Waiting[]>()
  for (const row of due) {
    const name = `${row.channel} ${row.address}`
    chains.set(name, [...(chains.get(name) ?? []), row])
  }
  return [...chains.values()]
}
