import type { z } from 'zod'
import type { Db, Tx } from '../client.ts'

/** A setting kept in the database, made by `make` the first time it is asked for. */
export async function settingOf(db: Db, key: string, make: () => string): Promise<string> {
  const found = await db.setting.upsert({ where: { key }, create: { key, value: make() }, update: {} })
  return found.value
}

/** Settings somebody may change, kept as JSON under a key. Every field of `schema` has a default. */
export type Settings<S extends z.ZodType> = { key: string; schema: S }

/** The settings in force. What was never set, or an older or stranger hand left unreadable, is as by default. */
export async function readSetting<S extends z.ZodType>(db: Db | Tx, { key, schema }: Settings<S>): Promise<z.infer<S>> {
  const row = await db.setting.findUnique({ where: { key } })
  const read = schema.safeParse(row ? parsed(row.value) : {})
  return read.success ? read.data : schema.parse({})
}

/** Keeps settings. Throws a ZodError for what cannot be. */
export async function keepSetting<S extends z.ZodType>(tx: Db | Tx, { key, schema }: Settings<S>, set: z.infer<S>): Promise<void> {
  const value = JSON.stringify(schema.parse(set))
  await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
}

/**
 * Takes a day's turn at something that is done once a day, by whichever process is first: true for one caller only, however many ask.
 * `day`: an ISO date, never an earlier one than before.
 */
export async function takeTurnOf(db: Db, key: string, day: string): Promise<boolean> {
  await settingOf(db, key, () => '')
  return (await db.setting.updateMany({ where: { key, value: { lt: day } }, data: { value: day } })).count === 1
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return {}
  }
}
