import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../appointments/staff.test.ts')
