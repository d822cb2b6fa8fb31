import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../retention.test.ts')
