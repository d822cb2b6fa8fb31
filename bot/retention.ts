import { DRAFT_DAYS } from '../flows/preregister/form.ts'
import type { Db } from '../prisma/client.ts'
import { type Deed, record } from '../prisma/store/audit.ts'
import { dropAppointments, dropChecks, dropDanger, dropDrafts, dropFiles, dropMessages } from '../prisma/store/retention.ts'
import { type RetentionDays, retentionDays } from '../prisma/store/retention-days.ts'
import { takeTurnOf } from '../prisma/store/settings.ts'
import type { Clock } from './hear.ts'
import type { Log } from './log.ts'

/** `drafts`: forms left in the middle; their owners were told how long, so nobody sets it. */
export type KeptDays = RetentionDays & { drafts: number }
export type Kind = keyof KeptDays
export const KINDS: readonly Kind[] = ['drafts', 'messages', 'danger', 'files', 'appointments', 'checks']

/** Days each kind of thing is kept. */
export const keptDays = async (db: Db): Promise<KeptDays> => ({ drafts: DRAFT_DAYS, ...(await retentionDays(db)) })

const DROPS: { readonly [K in Kind]: (db: Db, before: Date, dry: boolean) => Promise<number> } = {
  drafts: dropDrafts,
  messages: dropMessages,
  danger: dropDanger,
  files: dropFiles,
  appointments: dropAppointments,
  checks: dropChecks,
}
const DAY_MS = 86_400_000

/** Lets go of what is past its time; with `dry` only counts it. What went is written in the journal, as figures. */
export async function retain(db: Db, now: Date, { dry, by = null }: { dry: boolean; by?: Deed['by'] }): Promise<Record<Kind, number>> {
  const days = await keptDays(db)
  const gone: Record<Kind, number> = { drafts: 0, messages: 0, danger: 0, files: 0, appointments: 0, checks: 0 }
  for (const kind of KINDS) gone[kind] = await DROPS[kind](db, new Date(now.getTime() - days[kind] * DAY_MS), dry)
  if (!dry && Object.values(gone).some(count => count > 0)) await record(db, { at: now, by, action: 'retention.done', detail: gone })
  return gone
}

/** From this minute of the night on a day's turn is taken, when the fewest people write. */
const NIGHT = 3 * 60

/**
 * Lets go of what is past its time once each day, by itself: in the night, or as soon as the machine runs again. It stands in the database
 * which day was the last, so that a restart does not do it twice, nor two processes.
 */
export function createDailyRetention({ db, clock, log }: { db: Db; clock: Clock; log: Pick<Log, 'info'> }): () => Promise<void> {
  let last = ''
  return async () => {
    const now = clock.now()
    const { date, minutes } = clock.local(now)
    if (date === last || minutes < NIGHT) return
    if (await takeTurnOf(db, 'retention-day', date)) log.info(await retain(db, now, { dry: false }), 'what is past its time is gone')
    last = date
  }
}
