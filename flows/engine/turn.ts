import type { Action, Flow, Reply, Say, Session, Situation, Turn } from './types.ts'

/** A reply made into a turn: an open question is asked again after an interruption, once; what was offered last is remembered. */
export function concluded(now: Situation, reply: Reply, flows: ReadonlyMap<string, Flow>): Turn {
  const { session } = now
  const next: Session = {
    ...session,
    locale: reply.locale ?? session.locale,
    mode: reply.mode ?? session.mode,
    topic: reply.topic ?? session.topic,
    at: reply.at === undefined ? stillOpen(session, flows) : reply.at,
    misses: reply.missed ? session.misses + 1 : 0,
    welcomed: session.welcomed || reply.welcomes === true,
    discreet: session.discreet || reply.discreet === true,
  }
  const question = next.mode === 'staff' || reply.silent ? null : asked(next, now, flows)
  const says = question ? [...reply.says.map(unoffered), question] : reply.says
  const offered = says.at(-1)?.choices ?? (reply.silent ? session.offered : [])
  const actions: Action[] = [...(reply.does ?? []), ...says]
  return { session: { ...next, offered }, actions }
}

const stillOpen = ({ at }: Session, flows: ReadonlyMap<string, Flow>): Session['at'] => (at && flows.get(at.flow)?.once ? null : at)

function asked(session: Session, now: Situation, flows: ReadonlyMap<string, Flow>): Say | null {
  const { at } = session
  return (at && flows.get(at.flow)?.ask(at, { ...now, session })) ?? null
}

const unoffered = (said: Say): Say => ({ ...said, choices: [] })
