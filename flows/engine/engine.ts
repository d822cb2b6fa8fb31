import type { Intent } from '../../nlu/intents.ts'
import type { Say } from './action.ts'
import { asChoice } from './as-choice.ts'
import { inAlbum, isMoreOf, worded, wordsOf } from './captions.ts'
import type { Incoming } from './incoming.ts'
import { mirrored, mirroredChoice } from './language.ts'
import { confirmed, transcribed } from './read-aloud.ts'
import { listened } from './spoken.ts'
import { concluded } from './turn.ts'
import { apartFromWaiting, withSecond, withWaiting } from './two-requests.ts'
import type { Answer, Flow, Reply, Route, Session, Situation, Turn, World } from './types.ts'

/** One thing the assistant can do: what it answers to, what its buttons open, and the conversations it leads. */
export type Feature = {
  id: string
  /** Comes before everything else, in the order of the features. */
  rules?: readonly Answer[]
  /** What is said before the answer, whatever the answer is. */
  preface?: (said: Incoming, session: Session) => Say | null
  /** What is said after the answer. */
  afterword?: (now: Situation, reply: Reply) => Say | null
  intents?: { readonly [I in Intent]?: Answer }
  routes?: { readonly [name: string]: Route }
  flows?: readonly Flow[]
}

/** One turn of a conversation. */
export type Step = (session: Session, event: Incoming, world: World) => Turn

export type Engine = {
  features: readonly Feature[]
  /** What is said before the very first answer. */
  hello: Say
  /** What is answered when nothing else could. */
  lost: (now: Situation) => Reply
}

/** Puts features together into the one function that decides. Pure and total: no clock, no database, no channel, never throws. */
export function engine({ features, hello, lost }: Engine): Step {
  const rules = features.flatMap(feature => feature.rules ?? [])
  const intents = new Map<string, Answer>(features.flatMap(feature => Object.entries(feature.intents ?? {})))
  const routes = new Map<string, Route>(features.flatMap(feature => Object.entries(feature.routes ?? {})))
  routes.set('mean', (now, intent) => intents.get(intent)?.({ ...now, heard: null }) ?? null)
  const flows = new Map(features.flatMap(feature => feature.flows ?? []).map(flow => [flow.id, flow]))

  return function step(saved, said, world) {
    if (isMoreOf(saved, said)) return { session: saved, actions: [] }
    if (said.kind === 'transcribed') return transcribed(stillThere(saved, flows), said, world, flows)
    if (said.kind === 'listened') return listened(stillThere(saved, flows), said, world, flows)
    const words = wordsOf(said)
    const heard = words === null ? null : world.understand(words)
    const { session: before, waiting } = apartFromWaiting(inAlbum(stillThere(saved, flows), said))
    const event = asChoice(worded(said, heard), before, heard, world)
    const session = speaking({ session: before, event, heard, world }, words)
    const now: Situation = { session, event, heard, world }
    return concluded(now, introduced(now, framed(said, now, decide(now, waiting))), flows)
  }

  // a number tells nothing of the language one speaks, nor does what a form asks for
  function speaking(now: Situation, words: string | null): Session {
    const { session, event, heard } = now
    if (words === null || isGiven(now, flows)) return session
    if (event.kind === 'text') return mirrored(session, event.text, heard)
    return event.kind === 'choice' && session.at === null ? mirroredChoice(session, words, heard) : session
  }

  function framed(said: Incoming, now: Situation, reply: Reply): Reply {
    if (reply.silent || reply.discreet) return reply
    const first = features.flatMap(({ preface }) => preface?.(said, now.session) ?? [])
    const last = features.flatMap(({ afterword }) => afterword?.(now, reply) ?? [])
    return first.length + last.length > 0 ? { ...reply, says: [...first, ...reply.says, ...last] } : reply
  }

  function decide(now: Situation, waiting: Intent | undefined): Reply {
    for (const rule of rules) {
      const reply = rule(now)
      if (reply) return reply
    }
    return (
      confirmed(now, flows) ??
      continued(now, flows) ??
      withWaiting(now, opened(now, routes), waiting, intents) ??
      withSecond(now, answered(withoutOnce(now, flows), intents), intents) ??
      lost(withoutOnce(now, flows))
    )
  }

  function introduced({ session }: Situation, reply: Reply): Reply {
    if (session.welcomed || reply.welcomes || reply.silent || reply.discreet) return reply
    return { ...reply, says: [hello, ...reply.says], welcomes: true }
  }
}

// a question that may be left unanswered is none to insist on
const withoutOnce = (now: Situation, flows: ReadonlyMap<string, Flow>): Situation =>
  flows.get(now.session.at?.flow ?? '')?.once ? { ...now, session: { ...now.session, at: null } } : now

// what a form asks for, a name, a date, a place, tells nothing of the language one speaks
function isGiven(now: Situation, flows: ReadonlyMap<string, Flow>): boolean {
  const { at } = now.session
  const flow = at && flows.get(at.flow)
  if (!at || !flow) return false
  return flow.hear(at, now) !== null
}

// a conversation left open across a release that moved its step is out of its flow, not stuck in it
function stillThere(session: Session, flows: ReadonlyMap<string, Flow>): Session {
  const { at } = session
  return at && !flows.get(at.flow)?.knows(at) ? { ...session, at: null, offered: [] } : session
}

function continued(now: Situation, flows: ReadonlyMap<string, Flow>): Reply | null {
  const { at } = now.session
  const heard = at && flows.get(at.flow)?.hear(at, now)
  if (!heard) return null
  if ('at' in heard) return { says: heard.says ?? [], at: heard.at, missed: heard.missed === true, does: heard.does ?? [] }
  return { ...heard.done, at: heard.done.at ?? null, left: heard.done.left === true }
}

function opened(now: Situation, routes: ReadonlyMap<string, Route>): Reply | null {
  if (now.event.kind !== 'choice') return null
  const [, name = '', argument = ''] = /^([a-z-]+)(?::(.*))?$/s.exec(now.event.id) ?? []
  return routes.get(name)?.(now, argument) ?? routes.get('stale')?.(now, '') ?? null
}

/** In the middle of a form, words of no variety must be this near to a request to be one. */
const NEAR = 0.5

function answered(now: Situation, intents: ReadonlyMap<string, Answer>): Reply | null {
  const { heard, session } = now
  if (!heard?.intent || !heard.sure) return null
  if (session.at && heard.language === 'und' && heard.confidence < NEAR) return null
  return intents.get(heard.intent)?.(now) ?? null
}
