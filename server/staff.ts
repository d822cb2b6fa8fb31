import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from '../bot/config.ts'
import { type Db, openDatabase } from '../prisma/client.ts'
import { seed } from '../prisma/seed.ts'
import { findPerson, listPeople, type Person } from '../prisma/store/people.ts'
import { ROLES, type Role } from '../prisma/store/staff.ts'
import { addAccount, LOGIN, resetAccount, switchAccount } from './console/accounts.ts'
import { LINK_DAYS } from './console/invitation.ts'
import { hashPassword, lacking, SHORTEST } from './console/password.ts'
import { openTerminal, type Terminal } from './terminal.ts'

const USAGE = `Accounts of the staff console, from the terminal of its machine.
  npm run -s staff -- add [--login …] [--name …] [--role ${ROLES.join('|')}] [--centres key,key] [--link]
  npm run -s staff -- list
  npm run -s staff -- disable|enable|reset <login>`

type Given = { login?: string; name?: string; role?: string; centres?: string; link?: boolean }
type House = { db: Db; base: string; terminal: Terminal }

class Wrong extends Error {}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const text = { type: 'string' } as const
  const options = { login: text, name: text, role: text, centres: text, link: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [command = '', login = ''] = positionals
  const known = command in COMMANDS ? COMMANDS[command as keyof typeof COMMANDS] : null
  if (!known) throw new Wrong(command === '' ? 'What is to be done?' : `“${command}” is none of add, list, disable, enable, reset.`)
  const config = readConfig(process.env)
  const { db } = await openDatabase(config.databaseUrl)
  await seed(db)
  const terminal = openTerminal()
  try {
    await known({ db, terminal, base: config.publicUrl ?? `http://${config.host}:${config.port}` }, login, values as Given)
  } finally {
    terminal.close()
    await db.$disconnect()
  }
}

const COMMANDS = {
  add,
  list,
  disable: (house: House, login: string) => turn(house, login, false),
  enable: (house: House, login: string) => turn(house, login, true),
  reset,
}

async function add({ db, base, terminal }: House, _: string, given: Given): Promise<void> {
  const centres = await db.centre.findMany({ select: { key: true }, orderBy: { position: 'asc' } })
  const keys = centres.map(({ key }) => key)
  const login = checked((given.login ?? (await terminal.ask('Login (small letters, figures, . _ -):'))).trim(), isLogin)
  if (await findPerson(db, { login })) throw new Wrong(`“${login}” is somebody's login already.`)
  const name = checked(
    (given.name ?? (await terminal.ask('Name, as citizens will read it:'))).trim(),
    text => text !== '' || 'A name is needed.',
  )
  const role = checked((given.role ?? (await terminal.ask(`Role (${ROLES.join(', ')}):`))).trim(), isRole) as Role
  const wanted = role === 'administrator' ? '' : (given.centres ?? (await terminal.ask(`Centres, with commas (${keys.join(', ')}):`)))
  const theirs = checkedCentres(role, wanted, keys)
  const password = given.link ? '' : await terminal.askHidden(`Password, at least ${SHORTEST} characters (nothing: a link is made):`)
  if (password !== '' && lacking(password, login)) throw new Wrong(`This password is shorter than ${SHORTEST} characters, or too easy.`)
  const kept = password === '' ? undefined : await hashPassword(password)
  const added = await addAccount({ db, by: null, now: new Date() }, { login, name, role, centres: theirs }, kept)
  if ('taken' in added) throw new Wrong(`“${login}” is somebody's login already.`)
  console.log(added.path === null ? `${login} may sign in.` : linkLine(base, login, added.path))
}

const linkLine = (base: string, login: string, path: string): string =>
  `${login} chooses a password here, once, within ${LINK_DAYS} days:\n${base}${path}`

function checked(text: string, check: (text: string) => true | string): string {
  const why = check(text)
  if (why !== true) throw new Wrong(why)
  return text
}

const isLogin = (text: string) =>
  LOGIN.test(text) || `“${text}” is no login: 2 to 40 of a-z, 0-9, . _ -, beginning with a letter or figure.`
const isRole = (text: string) => ROLES.some(role => role === text) || `“${text}” is no role: ${ROLES.join(', ')}.`

function checkedCentres(role: Role, text: string, known: readonly string[]): string[] {
  const keys = text
    .split(',')
    .map(key => key.trim())
    .filter(Boolean)
  const strange = keys.find(key => !known.includes(key))
  if (strange !== undefined) throw new Wrong(`“${strange}” is no centre: ${known.join(', ')}.`)
  if (role !== 'administrator' && keys.length === 0) throw new Wrong(`A ${role} works for at least one centre: ${known.join(', ')}.`)
  return keys
}

async function list({ db }: House): Promise<void> {
  const { people } = await listPeople(db, { within: null }, 0, 10_000)
  const rows = people.map(person => [
    person.login,
    person.role,
    person.role === 'administrator' ? '*' : person.centres.join(','),
    stateOf(person),
    person.name,
  ])
  const widths = [0, 1, 2, 3].map(i => Math.max(0, ...rows.map(row => (row[i] as string).length)))
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

const stateOf = ({ active, hasPassword, hasSecondFactor }: Person): string =>
  !active ? 'disabled' : !hasPassword ? 'invited' : hasSecondFactor ? 'active+code' : 'active'

async function known(db: Db, login: string): Promise<Person> {
  const person = await findPerson(db, { login })
  if (!person) throw new Wrong(login === '' ? 'Whose account? Give the login.' : `There is no account “${login}”.`)
  return person
}

async function turn({ db }: House, login: string, active: boolean): Promise<void> {
  const { id } = await known(db, login)
  const changed = await switchAccount({ db, by: null, now: new Date() }, id, active)
  if (changed === 'last-administrator') throw new Wrong(`“${login}” is the last administrator: nobody could let others in.`)
  console.log(active ? `${login} may sign in again.` : `${login} is out, and may not sign in.`)
}

async function reset({ db, base }: House, login: string): Promise<void> {
  const { id } = await known(db, login)
  const path = await resetAccount({ db, by: null, now: new Date() }, id)
  console.log(`Password, second factor and sessions of ${login} are gone.\n${linkLine(base, login, path)}`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Wrong ? `${error.message}\n\n${USAGE}` : error instanceof Error ? error.message : error)
  process.exitCode = 1
})
