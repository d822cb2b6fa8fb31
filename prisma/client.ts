import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { type Prisma, PrismaClient } from '../generated/sqlite/client.ts'
import { isPostgres } from './database-url.ts'
import { migrationNames } from './migrate.ts'
import { migrateApart } from './migrate-apart.ts'
import { sqliteFile } from './prepared-once.ts'

export type Db = PrismaClient
/** Inside a transaction. */
export type Tx = Prisma.TransactionClient

// a turn waits for its place in the single writer's queue rather than failing
const TRANSACTION = { maxWait: 30_000, timeout: 30_000 }

const onPostgres = new WeakSet<object>()

/** Whether a database is a PostgreSQL server: the few statements that are not common to both ask. */
export const isOnPostgres = (db: Pick<Db, '$queryRaw'>): boolean => onPostgres.has(db)

/** Opens a database (`file:…` or `postgres://…`) and brings it to this release's schema. Throws one sentence when it cannot. */
export const openDatabase = (url: string): Promise<{ db: Db; applied: string[] }> => (isPostgres(url) ? openServer(url) : openFile(url))

async function openServer(url: string): Promise<{ db: Db; applied: string[] }> {
  // SQLite’s installations never load it
  const { connectPostgres } = await import('./postgres.ts')
  const db = connectPostgres(url, TRANSACTION)
  onPostgres.add(db)
  try {
    return { db, applied: (await isServerUpToDate(db)) ? [] : await migrateApart(url) }
  } catch (cause) {
    await db.$disconnect()
    throw new Error('DATABASE_URL is wrong: the PostgreSQL server does not answer, or does not let us in.', { cause })
  }
}

async function isServerUpToDate(db: Db): Promise<boolean> {
  const [table] = await db.$queryRawUnsafe<{ there: boolean }[]>(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "there"`)
  return table?.there === true && (await isDone(db, 'postgresql'))
}

/**
 * Makes it if it is new, and brings it to this release's schema. Write-ahead logging lets
 * readers go on while one writes; `FULL` makes a kept turn survive a power cut, not only a crash. Throws one sentence when the
 * file cannot be opened.
 */
async function openFile(url: string): Promise<{ db: Db; applied: string[] }> {
  const adapter = sqliteFile(url)
  const known = connect(adapter)
  if (await opened(known, url)) return { db: await tuned(known), applied: [] }
  await known.$disconnect() // the schema engine wants the file for itself
  const applied = await migrateApart(url)
  return { db: await tuned(connect(adapter)), applied }
}

// whether it is up to date
async function opened(db: Db, url: string): Promise<boolean> {
  try {
    mkdirSync(dirname(url.replace(/^file:/, '')), { recursive: true })
    return await upToDate(db)
  } catch (cause) {
    throw new Error(`DATABASE_URL is wrong: found ${JSON.stringify(url)}, expected a SQLite file this user may write.`, { cause })
  }
}

const connect = (adapter: SqlDriverAdapterFactory): Db => new PrismaClient({ adapter, transactionOptions: TRANSACTION })

async function tuned(db: Db): Promise<Db> {
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) await db.$queryRawUnsafe(`PRAGMA ${pragma}`)
  return db
}

// the schema engine is heavy and slow to load: only when there is something to apply
async function upToDate(db: Db): Promise<boolean> {
  const [table] = await db.$queryRawUnsafe<unknown[]>(`SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'`)
  return table !== undefined && isDone(db, 'sqlite')
}

async function isDone(db: Db, provider: 'sqlite' | 'postgresql'): Promise<boolean> {
  const rows = await db.$queryRawUnsafe<{ migration_name: string }[]>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  )
  const done = new Set(rows.map(row => row.migration_name))
  return migrationNames(provider).every(name => done.has(name))
}
