import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../turns.test.ts')
