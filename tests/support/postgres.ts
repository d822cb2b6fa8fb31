import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openDatabase } from '../../prisma/client.ts'
import { connectPostgres } from '../../prisma/postgres.ts'
import { seed } from '../../prisma/seed.ts'

const MAIN = join(import.meta.dirname, 'postgres-main.ts')
const PASSWORD = 'for tests only'
const TEMPLATE = 'seeded'

const urlOf = (folder: string, name: string) =>
  `postgres://postgres:${encodeURIComponent(PASSWORD)}@/${name}?host=${encodeURIComponent(folder)}`

/**
 * Starts a real PostgreSQL server, from npm, with a migrated and seeded database to copy, and resolves with its folder, by which it is
 * reached. It is gone after `stop`, and also when this process is killed. Rejects with what it said when it does not start.
 */
export async function startPostgres(): Promise<{ folder: string; stop(): Promise<void> }> {
  // apart from the keyboard's signals: those who use it end first
  const keeper = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    stdio: 'pipe',
    detached: true,
    env: { ...process.env, PASSWORD },
  })
  const ended = once(keeper, 'close')
  const failed = text(keeper.stderr)
  const stop = async () => {
    keeper.stdin.end()
    await ended
  }
  const [started] = await Promise.race([once(keeper.stdout, 'data'), ended.then(() => [])])
  if (!started) throw new Error(await failed)
  const folder = String(started).trim()
  await postgresIn(folder).prepare()
  return { folder, stop }
}

/** A database of one's own: its address, and how it goes. */
type Made = { url: string; drop(): Promise<void> }

/** The server of a folder, for those who want databases on it. */
export function postgresIn(folder: string) {
  const admin = connectPostgres(urlOf(folder, 'postgres'), { maxWait: 30_000, timeout: 30_000 })
  async function create(how: string): Promise<Made> {
    const name = `"${randomUUID()}"`
    await admin.$executeRawUnsafe(`CREATE DATABASE ${name} ${how}`)
    return {
      url: urlOf(folder, name.slice(1, -1)),
      drop: async () => {
        await admin.$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`)
      },
    }
  }
  return {
    /** Makes the database that others are copies of. */
    async prepare(): Promise<void> {
      await admin.$executeRawUnsafe(`CREATE DATABASE ${TEMPLATE}`)
      const { db } = await openDatabase(urlOf(folder, TEMPLATE))
      await seed(db)
      await db.$disconnect()
      await admin.$disconnect()
    },
    /** A new database like the seeded one. */
    fresh: () => create(`TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`),
    /** An empty one. */
    empty: () => create(''),
    /** Leaves the server. */
    leave: () => admin.$disconnect(),
  }
}
