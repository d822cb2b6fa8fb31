import { z } from 'zod'
import type { QuietRules } from '../../flows/announcements/quiet.ts'
import type { Db, Tx } from '../client.ts'

const KEY = 'announcements'
const minute = z.number().int().min(0).max(1440)
const hours = z.object({ from: minute, to: minute }).refine(({ from, to }) => from < to, 'an hour that ends before it begins')
const schema = z.object({
  /** Whoever wrote an announcement cannot approve it. */
  second: z.boolean().default(true),
  day: hours.default({ from: 9 * 60, to: 20 * 60 }),
  ramadan: hours.default({ from: 11 * 60, to: 17 * 60 }),
  /** At most so many pieces of news a person in so many days. */
  most: z.number().int().min(1).max(50).default(2),
  days: z.number().int().min(1).max(90).default(7),
})

/** What managers set for announcements. Hours are minutes of Casablanca's clock. */
export type AnnouncementSettings = z.infer<typeof schema> & QuietRules

/** The settings in force. What is unreadable counts as not set. */
export async function announcementSettings(db: Db | Tx): Promise<AnnouncementSettings> {
  const row = await db.setting.findUnique({ where: { key: KEY } })
  return schema.catch(schema.parse({})).parse(row ? parsed(row.value) : {})
}

/** Keeps settings. Throws a ZodError for hours that are none. */
export async function keepAnnouncementSettings(tx: Db | Tx, settings: AnnouncementSettings): Promise<void> {
  const value = JSON.stringify(schema.parse(settings))
  await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return {}
  }
}
