import type { Param } from '../../locales/param.ts'
import type { Say } from './action.ts'
import { asChoice } from './as-choice.ts'
import type { Listened } from './incoming.ts'
import { say } from './say.ts'
import { concluded } from './turn.ts'
import type { Flow, Heard, Position, Reply, Session, Situation, Turn, World } from './types.ts'

type Flows = ReadonlyMap<string, Flow>

/** A voice note given to a question: a person hears it beside that question; the form waits, and may be gone on with in writing. */
export function givenAloud(saved: Position, { key, params }: Say, file: string): Exclude<Heard, null> {
  // several notes on one question are one answer
  const question = saved.spoken ?? file
  return {
    at: { ...saved, spoken: question },
    says: [say('form.voice')],
    does: [
      { kind: 'hand-over', reason: 'media', urgent: false },
      { kind: 'spoken', question, asked: { key, params } },
    ],
  }
}

/** An answer written down by who listened, read like one of the citizen's own; or why it is none. */
export type Reading =
  | { now: Situation; heard: Exclude<Heard, null>; shown: Param }
  /** The question was answered or left meanwhile. */
  | 'late'
  /** It is no answer to this question; what the form would say of it, where it would say anything. */
  | { unfit: Say | null }

/** Reads what a person heard in a voice note as the answer to the question it was given to. Pure; nothing is decided yet. */
export function readListened(session: Session, said: Listened, world: World, flows: Flows): Reading {
  const { at } = session
  const flow = at && flows.get(at.flow)
  if (!at || !flow?.knows(at) || at.spoken !== said.question) return 'late'
  const { answer } = said
  const heard = answer.kind === 'text' ? world.understand(answer.text) : null
  const asked = flow.ask(at, { session, event: said, heard: null, world })
  const shown = answer.kind === 'text' ? answer.text : asked.choices.find(({ id }) => id === answer.id)?.label
  if (shown === undefined) return { unfit: null }
  const event = asChoice(answer, { ...session, offered: asked.choices }, heard, world)
  const read = flow.hear(at, { session, event, heard, world })
  if (!read) return { unfit: null }
  if ('at' in read && read.missed) return { unfit: read.says?.[0] ?? null }
  return { now: { session, event: said, heard: null, world }, heard: read, shown }
}

/** The form goes on as if the citizen had written it herself; what was written for her is said back. What comes too late changes nothing. */
export function listened(saved: Session, said: Listened, world: World, flows: Flows): Turn {
  const session: Session = said.ends ? { ...saved, mode: 'bot' } : saved
  const reading = session.mode === 'staff' ? 'late' : readListened(session, said, world, flows)
  if (reading === 'late' || 'unfit' in reading) return { session: saved, actions: [] }
  const noted = say('form.listened', { answer: reading.shown })
  const done = { kind: 'listened', question: said.question } as const
  const reply = goingOn(reading.heard, [noted])
  return concluded(reading.now, { ...reply, does: [done, ...(reply.does ?? [])] }, flows)
}

/** What the form made of an answer, as a reply; `first`: what is said before. */
export const goingOn = (heard: Exclude<Heard, null>, first: readonly Say[]): Reply =>
  'at' in heard
    ? { at: heard.at, says: [...first, ...(heard.says ?? [])], ...(heard.does && { does: heard.does }) }
    : { ...heard.done, at: heard.done.at ?? null, left: heard.done.left === true, says: [...first, ...heard.done.says] }
