import { z } from 'zod'
import type { Db, Tx } from '../client.ts'
import { keepSetting, readSetting } from './settings.ts'

const minutes = z.number().int().min(1).max(10_080)
const schema = z.object({
  /** Nobody has taken a case for so long: it is late, and the citizen is told once. */
  unclaimed: minutes.default(10),
  /** Somebody has waited so long for an answer: too late. */
  late: minutes.default(30),
  /** Who has a case has not answered for so long: it goes back to the queue. */
  silent: minutes.default(60),
  /** Nobody has said anything for so long: the assistant goes on. */
  idle: minutes.default(24 * 60),
})

/** What the centre set itself, in minutes. Managers change it; `deskSettings` says what it is until they do. */
export type DeskSettings = z.infer<typeof schema>

const KEPT = { key: 'desk', schema }

/** The settings in force. */
export const deskSettings = (db: Db | Tx): Promise<DeskSettings> => readSetting(db, KEPT)

/** Keeps settings. Throws a ZodError for minutes that are none, or more than a week. */
export const keepDeskSettings = (tx: Db | Tx, set: DeskSettings): Promise<void> => keepSetting(tx, KEPT, set)
