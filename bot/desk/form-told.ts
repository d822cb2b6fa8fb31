import { ALWAYS } from '../../flows/engine/say.ts'
import type { Session, Situation } from '../../flows/engine/types.ts'
import { flows } from '../../flows/index.ts'
import type { Db } from '../../prisma/client.ts'
import { findConversation } from '../../prisma/store/conversations.ts'
import type { Facts } from '../facts.ts'
import type { Clock } from '../hear.ts'
import type { Look } from '../look.ts'
import type { FormView } from './view.ts'

export type Telling = { db: Db; clock: Clock; facts(): Facts; look: Look }

/** Nothing happened: a form is only asked what it would say. */
const NOTHING = { kind: 'handed-back' } as const

/** The form under way in a session, in words: what it asks now, and what was answered; null where none is, or this release knows it no longer. */
export async function formTold({ db, clock, facts, look }: Telling, id: string, session: Session): Promise<FormView | null> {
  const { at } = session
  const flow = at && flows.get(at.flow)
  const found = at && flow?.knows(at) ? await findConversation(db, id) : null
  if (!at || !flow || !found) return null
  const now = clock.now()
  const world = await look({ ...found, session }, found, NOTHING, facts().world(now, clock.local(now)))
  const situation: Situation = { session, event: NOTHING, heard: null, world }
  const { key, params, choices } = flow.ask(at, situation)
  const own = choices.filter(choice => !ALWAYS.some(({ id }) => id === choice.id))
  return { asked: { key, params }, answers: flow.told?.(at, situation) ?? [], choices: own, spoken: at.spoken ?? null }
}
