import { say } from '../engine/say.ts'
import type { Reply, Situation } from '../engine/types.ts'

export const OUT = [{ kind: 'opt-out' }] as const

/** No announcements any more. Who stops twice is not promised it twice. */
export const stop = ({ world }: Situation): Reply => ({
  does: OUT,
  says: [say(world.news.stopped ? 'announcement.stopped' : 'handover.stop')],
})
