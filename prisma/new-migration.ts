import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sqlToReach } from './migrate.ts'

// npm run migration -- name: writes the SQL that leads from the history to schema.prisma
const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Usage: npm run migration -- a_name_in_snake_case')
  process.exit(1)
}
const sql = await sqlToReach(readFileSync(join(import.meta.dirname, 'schema.prisma'), 'utf8'), 'sqlite')
if (sql === '') {
  console.log('The migrations already lead to schema.prisma.')
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(import.meta.dirname, 'migrations', 'sqlite', `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), sql)
  console.log(`Wrote ${folder}/migration.sql`)
}
