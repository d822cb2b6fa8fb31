import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../console/agenda.test.ts')
await import('../console/absences.test.ts')
await import('../console/plans.test.ts')
