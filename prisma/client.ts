import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { type Prisma, PrismaClient } from '../generated/sqlite/client.ts'
import { migrationNames } from './migrate.ts'
import { migrateApart } from './migrate-apart.ts'

export type Db = PrismaClient
/** Inside a transaction. */
export type Tx = Prisma.TransactionClient

// a turn waits for its place in the single writer's queue rather than failing
const TRANSACTION = { maxWait: 30_000, timeout: 30_000 }

/**
 * Opens a database (`file:…`), makes it if it is new, and brings it to this release's schema. Write-ahead logging lets
 * readers go on while one writes; `FULL` makes a kept turn survive a power cut, not only a crash. Throws one sentence when the
 * file cannot be opened.
 */
export async function openDatabase(url: string): Promise<{ db: Db; applied: string[] }> {
  const adapter = new PrismaBetterSqlite3({ url })
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

const connect = (adapter: PrismaBetterSqlite3): Db => new PrismaClient({ adapter, transactionOptions: TRANSACTION })

async function tuned(db: Db): Promise<Db> {
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) await db.$queryRawUnsafe(`PRAGMA ${pragma}`)
  return db
}

// the schema engine is heavy and slow to load: only when there is something to apply
async function upToDate(db: Db): Promise<boolean> {
  const [table] = await db.$queryRawUnsafe<unknown[]>(`SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'`)
  if (!table) return false
  const rows = await db.$queryRawUnsafe<{ migration_name: string }[]>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
  )
  const done = new Set(rows.map(row => row.migration_name))
  return migrationNames('sqlite').every(name => done.has(name))
}
