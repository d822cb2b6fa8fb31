import { onPostgres } from '../support/on-postgres.ts'

onPostgres()
await import('../offers/standing.test.ts')
await import('../offers/many.test.ts')
await import('../announcements/answered.test.ts')
await import('../announcements/one-person.test.ts')
await import('../announcements/opinions.test.ts')
await import('../announcements/automatic.test.ts')
await import('../announcements/ends.test.ts')
await import('../announcements/fits.test.ts')
await import('../announcements/seat.test.ts')
