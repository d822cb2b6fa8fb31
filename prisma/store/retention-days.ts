import { z } from 'zod'
import type { Db, Tx } from '../client.ts'
import { keepSetting, readSetting } from './settings.ts'

/** Ten years. */
export const MOST_DAYS = 3_650
const days = z.number().int().min(1).max(MOST_DAYS)
const schema = z.object({
  /** What was said. */
  messages: days.default(90),
  /** What was said where danger was spoken of, after the last case there was dealt with. */
  danger: days.default(30),
  /** Files, after they were closed. */
  files: days.default(730),
  /** Appointments, after their day. */
  appointments: days.default(365),
  /** References and birth years that did not go together. */
  checks: days.default(30),
})

/** Days each kind of thing is kept; what the notification to the CNDP says, so the two are changed together. */
export type RetentionDays = z.infer<typeof schema>

const KEPT = { key: 'retention', schema }

/** The days in force: the defaults until managers set others. */
export const retentionDays = (db: Db | Tx): Promise<RetentionDays> => readSetting(db, KEPT)

/** Keeps days. Throws a ZodError for none, or more than ten years. */
export const keepRetentionDays = (tx: Db | Tx, set: RetentionDays): Promise<void> => keepSetting(tx, KEPT, set)
