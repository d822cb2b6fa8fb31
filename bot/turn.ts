import type { Step } from '../flows/engine/engine.ts'
import { ALWAYS } from '../flows/engine/say.ts'
import type { Action, Incoming, Session } from '../flows/engine/types.ts'
import type { Locale } from '../locales/locale.ts'
import type { Db } from '../prisma/client.ts'
import { findConversation } from '../prisma/store/conversations.ts'
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

export type Deciding = { db: Db; step: Step; facts: () => Facts; clock: Clock; keep: Keep }

/**
 * Hears one event: reads the facts, decides, keeps the decision. Nothing is sent before it is kept. A turn decided on a
 * state that another has changed meanwhile never happened, and is taken again. Returns what was decided; nothing for a
 * message heard before.
 */
export async function takeTurn(deciding: Deciding, heard: HeardMessage, first: Locale, tries = 20): Promise<readonly Action[]> {
  const { db, step, facts, clock, keep } = deciding
  const standing = await findConversation(db, heard.channel, heard.address, newSession(first))
  const turn = step(standing.session, heard.event, facts().world(heard.at, clock.local(heard.at)))
  const kept = await keep({ standing, heard: { ...heard, event: recalled(heard.event, standing.session) }, ...turn })
  if (kept !== 'overtaken') return kept === 'kept' ? turn.actions : []
  if (tries === 1) throw new Error('the database stays busy: the turn was not kept')
  return takeTurn(deciding, heard, first, tries - 1)
}

// a tapped button is kept with its words, which later readers could not know
function recalled(event: Incoming, { offered }: Session): Incoming {
  const tapped = event.kind === 'choice' ? [...offered, ...ALWAYS].find(({ id }) => id === event.id) : undefined
  return event.kind === 'choice' && tapped ? { ...event, label: tapped.label } : event
}
