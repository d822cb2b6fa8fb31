import type { Action } from '../flows/engine/action.ts'
import type { Step } from '../flows/engine/engine.ts'
import type { Incoming } from '../flows/engine/incoming.ts'
import { ALWAYS } from '../flows/engine/say.ts'
import type { Choice, Session } from '../flows/engine/types.ts'
import type { Locale } from '../locales/locale.ts'
import type { Db } from '../prisma/client.ts'
import type { Place, Standing } from '../prisma/store/conversations.ts'
import { recentlyOffered } from '../prisma/store/history.ts'
import type { HeardMessage } from '../prisma/store/turns.ts'
import { errorName } from './error-name.ts'
import type { Facts } from './facts.ts'
import type { Clock } from './hear.ts'
import type { Keep } from './keeper.ts'
import type { Log } from './log.ts'
import type { Look } from './look.ts'
import type { OnCall } from './on-call.ts'

/** A conversation that has not begun. */
export const newSession = (locale: Locale): Session => ({
  locale,
  wrote: null,
  mode: 'bot',
  at: null,
  offered: [],
  misses: 0,
  topic: {},
  welcomed: false,
  discreet: false,
})

const TRIES = 20

/** How a turn finds its conversation. */
export type Find = (place: Place & { begin: Session }) => Promise<Standing>

export type Deciding = {
  db: Db
  find: Find
  step: Step
  facts: () => Facts
  look: Look
  clock: Clock
  keep: Keep
  onCall: Pick<OnCall, 'covers'>
  log: Log
}

/**
 * Hears one event: reads the facts, decides, keeps the decision. Nothing is sent before it is kept. A turn decided on a
 * state that another has changed meanwhile never happened, and is taken again; one that was refused is decided anew, on fresh facts.
 * Where the assistant itself breaks, the message is kept and a person called. Returns what was decided; nothing for a message heard before.
 */
export async function takeTurn(deciding: Deciding, heard: HeardMessage, first: Locale): Promise<readonly Action[]> {
  try {
    return await decideAndKeep(deciding, heard, first, heard.event)
  } catch (error) {
    // where keeping is what failed this fails too, and the channel brings the message again
    const actions = await decideAndKeep(deciding, heard, first, { kind: 'failed' }).catch(() => {
      throw error
    })
    const name = errorName(error)
    deciding.log.error({ channel: heard.channel, error: name }, 'a message broke the assistant: it is kept, and a person called')
    return actions
  }
}

async function decideAndKeep(deciding: Deciding, heard: HeardMessage, first: Locale, said: Incoming): Promise<readonly Action[]> {
  const { db, find, step, facts, look, clock, keep, onCall } = deciding
  let event = said
  for (let tries = 0; tries < TRIES; tries++) {
    const standing = await find({ channel: heard.channel, address: heard.address, begin: newSession(first) })
    const world = facts().world(heard.at, clock.local(heard.at), onCall.covers(standing.centre))
    const turn = step(standing.session, event, await look(standing, heard, event, world))
    const kept = await keep({ standing, heard: { ...heard, event: await recalled(db, heard.event, standing) }, ...turn })
    if (kept === 'kept') return turn.actions
    if (kept === 'heard-before') return []
    event = kept === 'overtaken' ? said : { kind: 'refused', reason: kept.refused }
  }
  throw new Error('the database stays busy: the turn was not kept')
}

// a tapped button is kept with its words, which later readers could not know; that of an old message is looked up in it
async function recalled(db: Db, event: Incoming, { id, session, version }: Standing): Promise<Incoming> {
  if (event.kind !== 'choice') return event
  const isTapped = (choice: Choice) => choice.id === event.id
  const tapped =
    [...session.offered, ...ALWAYS].find(isTapped) ?? (version === null ? undefined : (await recentlyOffered(db, id)).find(isTapped))
  return tapped ? { ...event, label: tapped.label } : event
}
