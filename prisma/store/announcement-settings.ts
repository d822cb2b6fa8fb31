import { z } from 'zod'
import type { QuietRules } from '../../flows/announcements/quiet.ts'
import type { Db, Tx } from '../client.ts'
import { keepSetting, readSetting } from './settings.ts'

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

const KEPT = { key: 'announcements', schema }

/** The settings in force. */
export const announcementSettings = (db: Db | Tx): Promise<AnnouncementSettings> => readSetting(db, KEPT)

/** Keeps settings. Throws a ZodError for hours that are none. */
export const keepAnnouncementSettings = (tx: Db | Tx, set: AnnouncementSettings): Promise<void> => keepSetting(tx, KEPT, set)
