import type { FloorAct, Incoming } from '../engine/incoming.ts'
import { ALWAYS, offering, say } from '../engine/say.ts'
import type { Answer, Reply, Situation } from '../engine/types.ts'
import { whenRead } from './person.ts'
import { satisfaction } from './satisfaction.ts'

type Acts = { [K in FloorAct['kind']]: (now: Situation, act: Extract<FloorAct, { kind: K }>) => Reply }

const silent: Reply = { silent: true, says: [] }

/** What staff, or time, did with the floor, and what the citizen is told of it. */
const ACTS: Acts = {
  taken: (now, { name, quiet }) => ({ mode: 'staff', ...(quiet ? silent : unasked(now, [say('handover.taken', { name })])) }),
  released: now => ({ mode: 'waiting', ...unasked(now, [say('handover.released'), whenRead(now)]) }),
  'handed-back': now => ({ mode: 'bot', ...unasked(now, now.session.at ? [] : [offering(say('handover.back'), ...ALWAYS)]) }),
  referred,
  resolved,
  unclaimed: now => (now.session.mode === 'waiting' ? unasked(now, [say('handover.unclaimed'), whenRead(now)]) : silent),
  failed: now => {
    const call = { kind: 'hand-over', reason: 'failure', urgent: false } as const
    if (now.session.mode === 'staff') return { ...silent, does: [call] }
    return { does: [call], mode: 'waiting', says: [say('handover.failed'), whenRead(now)] }
  },
}

// where danger was spoken of nothing is sent unasked: another may be reading along
const unasked = ({ session }: Situation, says: Reply['says']): Reply => (session.discreet ? silent : { says })

function referred(now: Situation, { centre }: Extract<FloorAct, { kind: 'referred' }>): Reply {
  const found = now.world.content.centres.find(({ key }) => key === centre)
  if (!found) return ACTS.released(now, { kind: 'released' })
  const topic = { ...now.session.topic, centre }
  const there = { ...now, session: { ...now.session, topic } }
  return { mode: 'waiting', topic, ...unasked(now, [say('handover.referred', { centre: found.names }), whenRead(there)]) }
}

// an interrupted form goes on at its question; only where nothing is open it is asked how it went
function resolved(now: Situation, { ask }: Extract<FloorAct, { kind: 'resolved' }>): Reply {
  const says = [say('handover.resolved')]
  if (now.session.at || now.session.discreet) return { mode: 'bot', ...unasked(now, says) }
  return ask
    ? { mode: 'bot', at: satisfaction.start(now), says }
    : { mode: 'bot', says: [offering(says[0] as (typeof says)[number], ...ALWAYS)] }
}

// an act not known to this release is none
const isAct = (event: Incoming): event is FloorAct => Object.hasOwn(ACTS, event.kind)

/** While a person holds the conversation the bot says nothing in it but who takes, gives back or ends it; given back, it goes on where it was. */
export const floor: Answer = now => {
  const { event, session } = now
  // TypeScript cannot see that the answer found by an act's kind takes that very act
  if (isAct(event)) return (ACTS[event.kind] as (now: Situation, act: FloorAct) => Reply)(now, event)
  return session.mode === 'staff' ? silent : null
}
