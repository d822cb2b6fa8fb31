import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { isPostgres } from './database-url.ts'
import { migrate } from './migrate.ts'
import { WholeScripts } from './whole-scripts.ts'

// node generated/app/migrate.mjs file:… or postgres://…: migrates that database, and says which migrations it applied
const url = process.argv[2] ?? ''
const applied = isPostgres(url)
  ? await migrate(new WholeScripts({ connectionString: url }), 'postgresql')
  : await migrate(new PrismaBetterSqlite3({ url }), 'sqlite')
process.stdout.write(JSON.stringify(applied))
