import { deskSettings } from '../../prisma/store/desk-settings.ts'
import { type DueHandover, dueAwake, dueIdle, dueSilent, dueUnclaimed } from '../../prisma/store/due.ts'
import { type ActParts, act } from './act.ts'
import { idleBack, type Plan, type Seen, silentBack, unclaimed, woken } from './verbs.ts'

const MINUTE = 60_000

/**
 * Does what time asks for: tells who has waited long that nobody came yet, gives back what somebody left lying, wakes what was put aside.
 * Nothing is remembered here: each is a question to the table, so a restart forgets nothing and asking twice does nothing twice.
 */
export async function sweep(parts: ActParts): Promise<void> {
  const { db, clock, onCall } = parts
  const now = clock.now()
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const set = await deskSettings(db)
  await onCall.refresh()
  const still = (seen: Seen, plan: Plan) => (seen.open ? plan : ('done' as const))
  await each(parts, await dueAwake(db, now), seen => (seen.open?.state === 'snoozed' ? woken(seen.open) : 'done'))
  await each(parts, await dueUnclaimed(db, ago(set.unclaimed)), seen => (seen.open?.noticedAt ? 'done' : still(seen, unclaimed(now))))
  await each(parts, await dueSilent(db, ago(set.silent)), seen => (seen.open?.waitingSince ? still(seen, silentBack()) : 'done'))
  await each(parts, await dueIdle(db, ago(set.idle)), seen => (seen.open?.waitingSince ? 'done' : still(seen, idleBack(now))))
}

async function each(parts: ActParts, due: readonly DueHandover[], plan: (seen: Seen) => Plan | 'done'): Promise<void> {
  // another may have dealt with it since the question was asked
  for (const { id, conversationId } of due) await act(parts, null, conversationId, seen => (seen.open?.id === id ? plan(seen) : 'done'))
}
