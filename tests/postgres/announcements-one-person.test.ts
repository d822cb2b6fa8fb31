import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../announcements/one-person.test.ts')
