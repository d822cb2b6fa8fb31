import type { Db } from '../prisma/client.ts'
import { readOnCall, type Shift } from '../prisma/store/on-call.ts'
import type { Clock } from './hear.ts'

/** Who is on call for danger, kept at hand: a turn does not ask the database for it. */
export type OnCall = {
  /** Somebody is on call now who may read a conversation followed by this centre, or by none. */
  covers(centre: string | null): boolean
  /** Looks again at who it is. */
  refresh(): Promise<void>
}

export async function openOnCall(db: Db, clock: Clock): Promise<OnCall> {
  let shifts: readonly Shift[] = []
  const onCall: OnCall = {
    covers(centre) {
      const now = clock.now()
      return shifts.some(shift => shift.from <= now && now < shift.until && (centre === null || shift.centre === centre))
    },
    async refresh() {
      shifts = await readOnCall(db, clock.now())
    },
  }
  await onCall.refresh()
  return onCall
}
