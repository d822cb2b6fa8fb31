import type { Transcribed } from './incoming.ts'
import { offering, phrase, say } from './say.ts'
import { goingOn, readListened } from './spoken.ts'
import type { Flow, Reply, Session, Situation, Turn, World } from './types.ts'

type Flows = ReadonlyMap<string, Flow>

/** More words than this are nothing to say back: a person listens. */
const LONGEST = 200
const YES = 'heard:yes'
const NO = 'heard:no'

/**
 * What a machine heard in a voice note. Words of danger call a person at once, and nothing is said. An answer to the open question is
 * read back, where that is wanted: it counts only once she has said that it is hers.
 */
export function transcribed(saved: Session, { question, text, readBack }: Transcribed, world: World, flows: Flows): Turn {
  const { danger } = world.understand(text)
  if (danger) return { session: alarmed(saved), actions: [{ kind: 'hand-over', reason: danger, urgent: true }] }
  const { at } = saved
  if (!readBack || !at || question === null || text.length > LONGEST || saved.mode !== 'bot' || saved.discreet)
    return { session: saved, actions: [] }
  const reading = readListened(saved, answering(question, text), world, flows)
  if (reading === 'late' || 'unfit' in reading) return { session: saved, actions: [] }
  const asked = offering(
    say('form.heard', { text }),
    { id: YES, label: phrase('question.yes'), emoji: '✅' },
    { id: NO, label: phrase('question.no'), emoji: '❌' },
  )
  return { session: { ...saved, at: { ...at, suggested: text }, offered: asked.choices }, actions: [asked] }
}

const alarmed = (saved: Session): Session => ({ ...saved, discreet: true, mode: saved.mode === 'staff' ? 'staff' : 'waiting' })

const answering = (question: string, text: string) => ({ kind: 'listened', question, answer: { kind: 'text', text }, ends: false }) as const

/** She says whether it is what she said: yes answers the question, no leaves it to a person who listens. Null for all else. */
export function confirmed(now: Situation, flows: Flows): Reply | null {
  const { session, world } = now
  const { at } = session
  const said = answerIn(now)
  if (!at?.spoken || at.suggested === undefined || said === null) return null
  const { suggested, ...unsaid } = at
  const reading = said === YES ? readListened(session, answering(at.spoken, suggested), world, flows) : 'late'
  if (reading === 'late' || 'unfit' in reading) return { at: unsaid, says: [say('form.voice')] }
  const reply = goingOn(reading.heard, [])
  return { ...reply, does: [{ kind: 'listened', question: at.spoken }, ...(reply.does ?? [])] }
}

// tapped, or said in any of the ways people say it while this is what was last asked
function answerIn({ event, heard, session }: Situation): typeof YES | typeof NO | null {
  if (event.kind === 'choice') return event.id === YES || event.id === NO ? event.id : null
  if (!session.offered.some(({ id }) => id === YES)) return null
  return heard?.intent === 'yes' ? YES : heard?.intent === 'no' ? NO : null
}
