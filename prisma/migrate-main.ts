import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { migrate } from './migrate.ts'

// node generated/app/migrate.mjs file:…: migrates that SQLite file, and says which migrations it applied
process.stdout.write(JSON.stringify(await migrate(new PrismaBetterSqlite3({ url: process.argv[2] ?? '' }), 'sqlite')))
