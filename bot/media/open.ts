import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { Db } from '../../prisma/client.ts'
import { isPostgres } from '../../prisma/database-url.ts'
import { settingOf } from '../../prisma/store/settings.ts'
import { createMediaStore, type MediaStore } from './store.ts'

/** Where files lie (beside the database unless said), what they are sealed with (a secret kept in the database unless said), and for how many days. */
export type MediaOptions = { folder?: string | null; secret?: string | null; days?: number }

/** Six months: time enough for a case, and no archive. */
export const KEPT_DAYS = 180

/** The media store of an installation. */
export async function openMedia(db: Db, databaseUrl: string, { folder, secret }: MediaOptions): Promise<MediaStore> {
  return createMediaStore({
    folder: folder ?? join(isPostgres(databaseUrl) ? 'data' : dirname(databaseUrl.replace(/^file:/, '')), 'media'),
    secret: secret ?? (await settingOf(db, 'media-key', () => randomBytes(32).toString('base64url'))),
  })
}
