import type { Action, Say } from './action.ts'
import type { Sent } from './incoming.ts'
import { say } from './say.ts'
import type { Draft, Flow, Reply, Session, Situation, Topic, Turn } from './types.ts'

/** A reply made into a turn: an open question is asked again after an interruption, once; what was offered last is remembered. */
export function concluded(now: Situation, reply: Reply, flows: ReadonlyMap<string, Flow>): Turn {
  const { session } = now
  const next: Session = {
    ...session,
    locale: reply.locale ?? session.locale,
    // who has written nothing yet writes, as far as one knows, what they chose
    wrote: session.wrote ?? reply.locale ?? null,
    mode: reply.mode ?? session.mode,
    topic: reply.topic ? withOffer(session.topic, reply.topic) : session.topic,
    at: reply.at === undefined ? stillOpen(session, flows) : reply.at,
    misses: reply.missed ? session.misses + 1 : 0,
    welcomed: session.welcomed || reply.welcomes === true,
    discreet: session.discreet || reply.discreet === true,
  }
  const question = next.mode === 'staff' || reply.silent ? null : asked(next, now, flows)
  const draft = kept(now, reply, next, flows)
  const told = draft && draft !== session.draft && !next.discreet && !reply.silent ? [toldKept(draft, flows)] : []
  const says = question
    ? [...told, ...[...reply.says, ...whereWeWere(now, next, flows)].map(unoffered), question]
    : [...told, ...reply.says]
  const offered = says.at(-1)?.choices ?? (reply.silent ? session.offered : [])
  const actions: Action[] = [...(reply.does ?? []), ...nudged(now, reply), ...answering(now, reply), ...says]
  const at = next.at && question ? { ...next.at, asked: now.world.now.date } : next.at
  return {
    session: { ...next, topic: fromAnnouncement(now, reply, next.topic), at, offered, ...(draft !== undefined && { draft }) },
    actions,
  }
}

// a form left in the middle is a draft, until it is gone on with or ended; undefined: there never was one
function kept({ session, world }: Situation, reply: Reply, next: Session, flows: ReadonlyMap<string, Flow>): Draft | null | undefined {
  const { at, draft } = session
  const leaves = at && next.at?.flow !== at.flow && flows.get(at.flow)?.draftDays && flows.get(at.flow)?.isWorthKeeping?.(at)
  if (leaves && reply.left !== false) return { at, left: world.now.date }
  return reply.draft === null || (draft && next.at?.flow === draft.at.flow) ? null : draft
}

const toldKept = ({ at }: Draft, flows: ReadonlyMap<string, Flow>): Say => say('form.kept', { days: flows.get(at.flow)?.draftDays ?? 0 })

// taken up on another day than it was asked, a question comes with a word on where we were
function whereWeWere({ session, world }: Situation, next: Session, flows: ReadonlyMap<string, Flow>): Say[] {
  const title = flows.get(next.at?.flow ?? '')?.title
  const [before, today] = [session.at?.flow === next.at?.flow && session.at?.asked, world.now.date]
  return title && before && before !== today ? [say('form.resumed', { title })] : []
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

// whatever is said next after an announcement answers it, once; to want no more of them is counted for itself
const answering = ({ session, event }: Situation, reply: Reply): Action[] => {
  const { announcement, answered } = session.topic
  return announcement && !answered && Object.hasOwn(SENT, event.kind) && !isStop(reply) ? [{ kind: 'answered', announcement }] : []
}
const isStop = ({ does = [] }: Reply): boolean => does.some(({ kind }) => kind === 'opt-out')

// where it came from stays known, whatever is talked about next: who stops, or is handed on, comes from it
function fromAnnouncement({ session, event }: Situation, reply: Reply, topic: Topic): Topic {
  const { announcement, answered } = session.topic
  if (!announcement || !Object.hasOwn(SENT, event.kind)) return topic
  return { ...topic, announcement, ...((answered || !isStop(reply)) && { answered: true }) }
}

// what is asked of its service, or where a centre is, leaves an offer talked about
function withOffer({ offer, service, seated }: Topic, next: Topic): Topic {
  if (offer === undefined || next.offer !== undefined || !(next.service === service || next.asked !== undefined)) return next
  return { offer, ...(service !== undefined && { service }), ...(seated && { seated }), ...next }
}

const stillOpen = ({ at }: Session, flows: ReadonlyMap<string, Flow>): Session['at'] => (at && flows.get(at.flow)?.once ? null : at)

function asked(session: Session, now: Situation, flows: ReadonlyMap<string, Flow>): Say | null {
  const { at } = session
  return (at && flows.get(at.flow)?.ask(at, { ...now, session })) ?? null
}

const unoffered = (said: Say): Say => ({ ...said, choices: [] })
