import { randomUUID } from 'node:crypto'
import type { Step } from '../../flows/engine/engine.ts'
import type { Db } from '../../prisma/client.ts'
import { type Act, keepAct } from '../../prisma/store/acts.ts'
import { readSeen } from '../../prisma/store/cards.ts'
import { findConversation, type Place, type Standing } from '../../prisma/store/conversations.ts'
import type { CarryOut } from '../../prisma/store/decided.ts'
import { lastHeardAt, lastSentFailure, readHandovers } from '../../prisma/store/timeline.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { Facts } from '../facts.ts'
import type { Clock } from '../hear.ts'
import type { Keys } from '../keys.ts'
import type { Look } from '../look.ts'
import type { OnCall } from '../on-call.ts'
import { openSession, sealSession } from '../registrations/private-sessions.ts'
import type { Acting, Done, Refusal } from './acting.ts'
import type { NewsDesk } from './news.ts'
import { sightOf } from './sight.ts'
import type { Plan, Seen, Verb } from './verbs.ts'
import { type WindowOf, windowAt } from './window.ts'

export type ActParts = {
  db: Db
  clock: Clock
  step: Step
  facts(): Facts
  onCall: OnCall
  news: NewsDesk
  windowOf: WindowOf
  keys: Keys
  look: Look
  carryOut: CarryOut
  /** There is something to send on a channel. */
  wake(channel: ChannelName): void
}

/** Who sees the conversation acts; without anybody it is time that does. */
export type Actor = Acting | null

const TRIES = 20
const DONE: Done = { done: true }

/**
 * Does something with a conversation: looks, decides, and keeps it if nothing has changed since; else looks again. So of two acts that
 * exclude each other one is kept, and the other is refused for what it then sees.
 */
export async function act(parts: ActParts, who: Actor, id: string, verb: Verb): Promise<Done | Refusal> {
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await look(parts, who, id)
    if (!found) return { refused: 'not-found' }
    const plan = verb(found.seen)
    if (plan === 'done') return DONE
    if ('refused' in plan) return plan
    if (await keep(parts, who, found, plan)) return DONE
  }
  throw new Error('the conversation stays busy: the act was not kept')
}

export type Found = { standing: Standing & Place; seen: Seen }

/** A conversation as it stands, for whoever may see it. */
export async function look({ db, clock, windowOf, keys }: ActParts, who: Actor, id: string): Promise<Found | null> {
  if (who && !(await readSeen(db, id, sightOf(who)))) return null
  const kept = await findConversation(db, id)
  if (!kept) return null
  const standing = { ...kept, session: openSession(keys, id, kept.session) }
  const { last } = await readHandovers(db, id)
  const now = clock.now()
  const open = last?.state === 'resolved' ? null : last
  const window = windowAt(windowOf(standing.channel), await lastHeardAt(db, id), now)
  const answerable = window.state !== 'closed' && !UNREACHABLE.has((await lastSentFailure(db, id)) ?? '')
  const { session, centre } = standing
  return { standing, seen: { conversationId: id, session, centre, open, last, answerable, now } }
}

const UNREACHABLE: ReadonlySet<string> = new Set(['blocked', 'gone'])

/** Keeps what was decided, and tells who looks on. False when something has changed since. */
export async function keep(parts: ActParts, who: Actor, { standing, seen }: Found, plan: Plan): Promise<boolean> {
  const { db, news, wake } = parts
  const { now, conversationId } = seen
  const turn = plan.event && { standing, ...(await decided(parts, standing, plan, now)), heard: { channel: standing.channel, at: now } }
  const kept = await keepAct(
    db,
    {
      conversationId,
      at: now,
      by: who,
      handover: changed(seen, plan),
      change: plan.change,
      happened: written(plan),
      turn,
      ...centreOf(plan),
    },
    parts.carryOut,
  )
  if (!kept) return false
  const told = { conversationId, centre: plan.centre === undefined ? standing.centre : plan.centre, asked: true }
  news.tell({ ...told, kind: 'handover' })
  if (turn?.actions.some(({ kind }) => kind === 'say')) {
    news.tell({ ...told, kind: 'message' })
    wake(standing.channel as ChannelName)
  }
  return true
}

async function decided({ step, facts, clock, onCall, look, keys }: ActParts, standing: Standing & Place, { event }: Plan, now: Date) {
  if (!event) return { session: standing.session, actions: [] }
  const world = facts().world(now, clock.local(now), onCall.covers(standing.centre))
  const turn = step(standing.session, event, await look(standing, standing, event, world))
  return { ...turn, session: sealSession(keys, standing.id, turn.session) }
}

function changed({ open }: Seen, { reopens, opens }: Plan): Act['handover'] {
  const row = reopens ?? open
  if (!row || opens) return { id: randomUUID(), state: '', assigneeId: null, isNew: { reason: opens ?? 'staff' } }
  return { id: row.id, state: row.state, assigneeId: row.assignee?.id ?? null }
}

const centreOf = ({ centre }: Plan) => (centre === undefined ? {} : { centre })
const written = ({ happened: { kind, detail } }: Plan): Act['happened'] => ({ kind, ...(detail && { detail: { ...detail } }) })
