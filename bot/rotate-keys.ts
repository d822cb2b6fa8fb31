import { existsSync } from 'node:fs'
import { openDatabase } from '../prisma/client.ts'
import { readConfig } from './config.ts'
import { createKeys, readDataKeys } from './keys.ts'
import { rotateKeys } from './registrations/rotate.ts'

// npm run rotate-keys: seals with the first of DATA_KEYS all that the others sealed
if (existsSync('.env')) process.loadEnvFile('.env')
const config = readConfig(process.env)
if (config.dataKeys === null) {
  console.error('DATA_KEYS is not set: put the new key before the old one, like k2:…,k1:…')
  process.exit(1)
}
const keys = createKeys(readDataKeys(config.dataKeys))
const { db } = await openDatabase(config.databaseUrl)
const { people, answers, sessions, stillNeeded } = await rotateKeys(db, keys, done => console.log(`${done} people`))
console.log(`Sealed with ${keys.current}: ${people} people, ${answers} sets of answers, ${sessions} open forms.`)
console.log(
  stillNeeded.length > 0
    ? `Keep ${stillNeeded.join(', ')} in DATA_KEYS: who was erased, and wants to hear nothing more, is known by it alone.`
    : 'The older keys may go from DATA_KEYS.',
)
await db.$disconnect()
