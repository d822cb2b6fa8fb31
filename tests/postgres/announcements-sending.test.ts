import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../announcements/sending.test.ts')
