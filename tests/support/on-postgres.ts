import { afterAll, beforeAll, inject } from 'vitest'
import { atEnd } from './at-end.ts'
import { postgresIn } from './postgres.ts'
import { databases } from './test-bot.ts'

/** Every assistant of this test file runs on a database of its own on the run's PostgreSQL server. */
export function onPostgres(): void {
  const server = postgresIn(inject('postgres'))
  beforeAll(() => {
    databases.fresh = async () => {
      const { url, drop } = await server.fresh()
      atEnd(drop)
      return url
    }
  })
  afterAll(async () => {
    databases.fresh = null
    await server.leave()
  })
}
