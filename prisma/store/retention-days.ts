import { z } from 'zod'
import type { Db, Tx } from '../client.ts'

const KEY = 'retention'
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
  /** References and birth years that did not go together. */
  checks: days.default(30),
})

/** Days each kind of thing is kept; what the notification to the CNDP says, so the two are changed together. */
export type RetentionDays = z.infer<typeof schema>

/** The days in force: the defaults until managers set others. What is unreadable counts as not set. */
export async function retentionDays(db: Db | Tx): Promise<RetentionDays> {
  const row = await db.setting.findUnique({ where: { key: KEY } })
  return schema.catch(schema.parse({})).parse(row ? parsed(row.value) : {})
}

/** Keeps days. Throws a ZodError for none, or more than ten years. */
export async function keepRetentionDays(tx: Db | Tx, set: RetentionDays): Promise<void> {
  const value = JSON.stringify(schema.parse(set))
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return {}
  }
}
