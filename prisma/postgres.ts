import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../generated/postgresql/client.ts'
import type { Db } from './client.ts'

/** A connection to PostgreSQL. Both clients come from one schema: code is written against what the two have in common. */
export const connectPostgres = (url: string, transactionOptions: { maxWait: number; timeout: number }): Db =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url }), transactionOptions }) as unknown as Db
