import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../recorded-answers.test.ts')
