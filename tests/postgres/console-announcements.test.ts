import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../console/announcements.test.ts')
