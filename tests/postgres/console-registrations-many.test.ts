import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../console/registrations-many.test.ts')
