import type { Db } from '../prisma/client.ts'
import type { Clock } from './hear.ts'
import type { Log } from './log.ts'
import { KEPT_DAYS } from './media/open.ts'
import type { MediaStore } from './media/store.ts'
import { sweepFiles } from './media/sweep.ts'
import { type Repeated, repeated } from './repeated.ts'

/** Between two looks at what time asks for, and between two for files whose time is over. */
const SWEPT_EVERY_MS = 5_000
const FILES_EVERY_MS = 6 * 3600 * 1000

/** `days`: how long files that people send are kept. `sweep`: does what time asks for. */
export type Chores = { db: Db; clock: Clock; log: Log; store: MediaStore; days: number | undefined; sweep(): Promise<void> }

/** What is done again and again while the assistant runs. */
export const choresOf = ({ db, clock, log, store, days = KEPT_DAYS, sweep }: Chores): Repeated[] => [
  repeated(log, { everyMs: SWEPT_EVERY_MS }, sweep),
  repeated(log, { everyMs: FILES_EVERY_MS, atOnce: true }, async () => {
    const { old, stray } = await sweepFiles(db, store, { now: clock.now(), days })
    if (old + stray > 0) log.info({ old, stray }, 'files removed')
  }),
]
