import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../desk/listen.test.ts')
