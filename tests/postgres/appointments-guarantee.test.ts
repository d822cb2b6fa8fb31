import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../appointments/guarantee.test.ts')
