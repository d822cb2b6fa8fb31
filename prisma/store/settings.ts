import type { Db } from '../client.ts'

/** A setting kept in the database, made by `make` the first time it is asked for. */
export async function settingOf(db: Db, key: string, make: () => string): Promise<string> {
  const found = await db.setting.upsert({ where: { key }, create: { key, value: make() }, update: {} })
  return found.value
}
