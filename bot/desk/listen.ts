import type { Listened } from '../../flows/engine/incoming.ts'
import { readListened } from '../../flows/engine/spoken.ts'
import { flows } from '../../flows/index.ts'
import { Refused } from '../../prisma/store/refused.ts'
import { findSpoken } from '../../prisma/store/spoken.ts'
import { lastHeardAt } from '../../prisma/store/timeline.ts'
import { storable } from '../storable.ts'
import { type ActParts, type Found, keep, look } from './act.ts'
import type { Acting, Done, Refusal } from './acting.ts'
import { ended, type Plan, unlessHeld } from './verbs.ts'
import { windowAt } from './window.ts'

/** What was heard in a voice note: in words, or the id of one of the choices of its question. */
export type HeardAnswer = { text: string } | { choice: string }

const LONGEST = 1_000
const TRIES = 20

/**
 * Writes down what a citizen answered aloud: the form goes on as if she had written it. Refused when she has answered or left the
 * question meanwhile, or when it is no answer to it; then nothing is kept and she is told nothing.
 */
export async function listen(parts: ActParts, who: Acting, id: string, messageId: number, answer: HeardAnswer): Promise<Done | Refusal> {
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await look(parts, who, id)
    if (!found) return { refused: 'not-found' }
    const plan = await planned(parts, who, found, messageId, answer)
    if ('refused' in plan) return plan
    try {
      if (await keep(parts, who, found, plan)) return { done: true }
    } catch (error) {
      if (error instanceof Refused) return { refused: 'not-now', why: 'gone' }
      throw error
    }
  }
  throw new Error('the conversation stays busy: the answer was not kept')
}

async function planned(parts: ActParts, who: Acting, found: Found, messageId: number, answer: HeardAnswer): Promise<Plan | Refusal> {
  const { standing, seen } = found
  const note = await findSpoken(parts.db, standing.id, messageId)
  if (!note) return { refused: 'invalid', why: 'message' }
  if (note.answeredAt) return { refused: 'late' }
  const refused = held(found, who) ?? (await unreachable(parts, found))
  if (refused) return refused
  const ends = await isAllThatWaits(parts, found)
  if (seen.session.mode === 'staff' && !ends) return { refused: 'not-now', why: 'floor' }
  const event = await readEvent(parts, found, { question: note.question, ends }, answer)
  return 'refused' in event ? event : plan(found, who, event)
}

// a case that was dealt with stays so; a note may be listened to all the same
const held = ({ seen }: Found, who: Acting): Refusal | null => (seen.open ? unlessHeld(seen, who, { free: true }) : null)

async function unreachable({ db, windowOf }: ActParts, { standing, seen }: Found): Promise<Refusal | null> {
  // whoever reads along would see what she said
  if (seen.session.discreet) return { refused: 'not-now', why: 'danger' }
  const { state } = windowAt(windowOf(standing.channel), await lastHeardAt(db, standing.id), seen.now)
  return state === 'closed' ? { refused: 'window-closed' } : null
}

// a person was needed to listen, and for nothing else
async function isAllThatWaits({ db }: ActParts, { standing, seen }: Found): Promise<boolean> {
  const { open, session } = seen
  if (!open || open.urgent || open.reason !== 'media' || open.messageId === null || session.mode === 'waiting') return false
  return (await findSpoken(db, standing.id, open.messageId)) !== null
}

async function readEvent(
  { facts, clock, look: facing }: ActParts,
  { standing, seen }: Found,
  about: Pick<Listened, 'question' | 'ends'>,
  answer: HeardAnswer,
): Promise<Listened | Refusal> {
  const { session, now } = seen
  const given = 'text' in answer ? textOf(answer.text) : ({ kind: 'choice', id: answer.choice } as const)
  if (!given) return { refused: 'no-answer', says: null }
  const event: Listened = { kind: 'listened', ...about, answer: given }
  const world = await facing(standing, standing, event, facts().world(now, clock.local(now)))
  const read = readListened(session, event, world, flows)
  if (read === 'late') return { refused: 'late' }
  return 'unfit' in read ? { refused: 'no-answer', says: read.unfit } : event
}

function textOf(typed: string): Listened['answer'] | null {
  const text = storable(typed).trim()
  return text === '' || text.length > LONGEST ? null : { kind: 'text', text }
}

function plan({ seen }: Found, who: Acting, event: Listened): Plan | Refusal {
  const { open, last, now } = seen
  const happened = { kind: 'listened' } as const
  if (open) return { event, happened, change: event.ends ? ended(who, now) : { state: open.state } }
  return last ? { event, happened, change: { state: last.state }, reopens: last } : { refused: 'not-found' }
}
