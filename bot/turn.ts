import type { Step } from '../flows/engine/engine.ts'
import { ALWAYS } from '../flows/engine/say.ts'
import type { Action, Choice, Incoming, Session } from '../flows/engine/types.ts'
import type { Locale } from '../locales/locale.ts'
import type { Db } from '../prisma/client.ts'
import type { Place, Standing } from '../prisma/store/conversations.ts'
import { recentlyOffered } from '../prisma/store/history.ts'
import type { HeardMessage } from '../prisma/store/turns.ts'
import type { Facts } from './facts.ts'
import type { Clock } from './hear.ts'
import type { Keep } from './keeper.ts'

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

/** How a turn finds its conversation. */
export type Find = (place: Place & { begin: Session }) => Promise<Standing>

export type Deciding = { db: Db; find: Find; step: Step; facts: () => Facts; clock: Clock; keep: Keep }

/**
 * Hears one event: reads the facts, decides, keeps the decision. Nothing is sent before it is kept. A turn decided on a
 * state that another has changed meanwhile never happened, and is taken again. Returns what was decided; nothing for a
 * message heard before.
 */
export async function takeTurn(deciding: Deciding, heard: HeardMessage, first: Locale, tries = 20): Promise<readonly Action[]> {
  const { db, find, step, facts, clock, keep } = deciding
  const standing = await find({ channel: heard.channel, address: heard.address, begin: newSession(first) })
  const turn = step(standing.session, heard.event, facts().world(heard.at, clock.local(heard.at)))
  const kept = await keep({ standing, heard: { ...heard, event: await recalled(db, heard.event, standing) }, ...turn })
  if (kept !== 'overtaken') return kept === 'kept' ? turn.actions : []
  if (tries === 1) throw new Error('the database stays busy: the turn was not kept')
  return takeTurn(deciding, heard, first, tries - 1)
}

// a tapped button is kept with its words, which later readers could not know; that of an old message is looked up in it
async function recalled(db: Db, event: Incoming, { id, session, version }: Standing): Promise<Incoming> {
  if (event.kind !== 'choice') return event
  const isTapped = (choice: Choice) => choice.id === event.id
  const tapped =
    [...session.offered, ...ALWAYS].find(isTapped) ?? (version === null ? undefined : (await recentlyOffered(db, id)).find(isTapped))
  return tapped ? { ...event, label: tapped.label } : event
}
