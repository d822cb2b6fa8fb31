import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../appointments/time.test.ts')
