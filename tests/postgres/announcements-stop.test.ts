import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../announcements/stop.test.ts')
