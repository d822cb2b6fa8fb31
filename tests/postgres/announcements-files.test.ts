import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../announcements/files.test.ts')
