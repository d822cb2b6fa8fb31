import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../console/messages.test.ts')
