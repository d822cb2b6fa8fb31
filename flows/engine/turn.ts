import type { Action, Flow, Reply, Say, Sent, Session, Situation, Turn } from './types.ts'

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
  const actions: Action[] = [...(reply.does ?? []), ...nudged(now, reply), ...says]
  return { session: { ...next, offered }, actions }
}

const SENT: Readonly<Record<Sent['kind'], true>> = {
  text: true,
  choice: true,
  media: true,
  location: true,
  contact: true,
  unreadable: true,
}

// whoever is awaited, or has the floor, learns that something was said; a call for a person says as much
const nudged = ({ session, event }: Situation, { does = [] }: Reply): Action[] =>
  session.mode === 'bot' || !Object.hasOwn(SENT, event.kind) || does.some(({ kind }) => kind === 'hand-over') ? [] : [{ kind: 'nudge' }]

const stillOpen = ({ at }: Session, flows: ReadonlyMap<string, Flow>): Session['at'] => (at && flows.get(at.flow)?.once ? null : at)

function asked(session: Session, now: Situation, flows: ReadonlyMap<string, Flow>): Say | null {
  const { at } = session
  return (at && flows.get(at.flow)?.ask(at, { ...now, session })) ?? null
}

const unoffered = (said: Say): Say => ({ ...said, choices: [] })
