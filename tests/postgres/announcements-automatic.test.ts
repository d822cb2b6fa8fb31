import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../announcements/automatic.test.ts')
