import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openDatabase } from '../prisma/client.ts'
import { readConfig } from './config.ts'
import { type Kind, keptDays, retain } from './retention.ts'

// npm run retention: what is past its time, counted; with -- --apply it goes
if (existsSync('.env')) process.loadEnvFile('.env')
const { values } = parseArgs({ options: { apply: { type: 'boolean', default: false } } })
const { db } = await openDatabase(readConfig(process.env).databaseUrl)
const days = await keptDays(db)
const gone = await retain(db, new Date(), { dry: !values.apply })
for (const [kind, count] of Object.entries(gone))
  console.log(`${kind.padEnd(10)} ${String(count).padStart(8)}   (${days[kind as Kind]} days)`)
console.log(values.apply ? 'Gone.' : 'Nothing was removed. npm run retention -- --apply removes it.')
await db.$disconnect()
