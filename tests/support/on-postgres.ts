import { afterAll, beforeAll } from 'vitest'
import { startPostgres } from './postgres.ts'
import { databases } from './test-bot.ts'

/** Every assistant of this test file runs on a database of a real PostgreSQL server of the file's own. */
export function onPostgres(): void {
  let server: Awaited<ReturnType<typeof startPostgres>> | undefined
  beforeAll(async () => {
    server = await startPostgres()
    databases.fresh = server.fresh
  })
  afterAll(async () => {
    databases.fresh = null
    await server?.stop()
  })
}
