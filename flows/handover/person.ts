import { clockTime, openState } from '../centres/opening.ts'
import type { HandoverReason, Say } from '../engine/action.ts'
import { say } from '../engine/say.ts'
import type { Reply, Situation } from '../engine/types.ts'

/** Asks for a person, and says honestly when somebody will read. Asked again while waiting, only the answer is repeated. */
export function toPerson(now: Situation, reason: HandoverReason): Reply {
  const { mode } = now.session
  if (mode === 'waiting') return { says: [say('handover.already'), whenRead(now)] }
  return { does: [{ kind: 'hand-over', reason, urgent: false }], mode: 'waiting', says: [say('handover.asked'), whenRead(now)] }
}

/** When the team reads: now, or from its next opening on. The centre is the one talked about, else the first. */
export function whenRead(now: Situation): Say {
  const state = teamState(now)
  if (!state) return say('handover.when-unknown')
  if (state.open) return say('handover.open', { until: { time: clockTime(state.until) } })
  return state.next
    ? say('handover.closed', { day: { date: state.next.date }, time: { time: clockTime(state.next.from) } })
    : say('handover.when-unknown')
}

/** Whether the team is at its desks. */
export function teamState({ session, world }: Situation) {
  const { centres } = world.content
  const centre = centres.find(({ key }) => key === session.topic.centre) ?? centres[0]
  return centre ? openState(centre, world.now, world.content) : null
}
