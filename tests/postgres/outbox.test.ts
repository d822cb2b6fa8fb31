import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../outbox.test.ts')
