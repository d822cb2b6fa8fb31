import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

type Provider = 'sqlite' | 'postgresql'
type MigrationList = Parameters<SchemaEngine['applyMigrations']>[0]['migrationsList']

const historyOf = (provider: Provider) => join(import.meta.dirname, 'migrations', provider)
// full-text search is the database's own: its tables are written in the migrations, and no schema can name them
const FILTERS = {
  sqlite: { externalTables: ['', '_config', '_data', '_docsize', '_idx'].map(part => `MessageWords${part}`), externalEnums: [] },
  postgresql: { externalTables: ['public.MessageWords'], externalEnums: [] },
}

/** Names of the migrations this release carries, oldest first. */
export const migrationNames = (provider: Provider): string[] =>
  existsSync(historyOf(provider))
    ? readdirSync(historyOf(provider), { withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => entry.name)
        .sort()
    : []

/** The migration history as Prisma's engine wants it: loaded from disk. */
function migrationList(provider: Provider): MigrationList {
  const baseDir = historyOf(provider)
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames(provider).map(path => ({
      path,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') } },
    })) as MigrationList['migrationDirectories'],
  }
}

// the package's own entry imports its .wasm as a module, which this floor of Node does not do without a flag
async function loadEngine(): Promise<typeof import('@prisma/schema-engine-wasm')> {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': bindings as never })
  bindings.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return bindings
}

// once a process: the bindings go on looking into the memory of their first instance
let loaded: ReturnType<typeof loadEngine> | undefined

/** Prisma's own schema engine, as WebAssembly: nothing native to download, for either database. */
async function schemaEngine(adapter: SqlMigrationAwareDriverAdapterFactory, schema?: string): Promise<SchemaEngine> {
  loaded ??= loadEngine()
  const { SchemaEngine } = await loaded
  const datamodels: [string, string][] | undefined = schema === undefined ? undefined : [['schema.prisma', schema]]
  return SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** Brings a database to this release's schema. Returns the names of the migrations it applied. */
export async function migrate(adapter: SqlMigrationAwareDriverAdapterFactory, provider: Provider): Promise<string[]> {
  const connections: SqlDriverAdapter[] = []
  const engine = await schemaEngine(remembering(adapter, connections))
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationList(provider), filters: FILTERS[provider] })
    return appliedMigrationNames
  } finally {
    for (const connection of connections) await connection.dispose()
  }
}

// the engine locks a SQLite file for itself and never lets go of its connections
const remembering = (
  adapter: SqlMigrationAwareDriverAdapterFactory,
  connections: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory => ({
  provider: adapter.provider,
  adapterName: adapter.adapterName,
  connectToShadowDb: () => adapter.connectToShadowDb(),
  async connect() {
    const connection = await adapter.connect()
    connections.push(connection)
    return connection
  },
})

/** The SQL that leads from the migration history, replayed in memory, to a schema; empty when they agree. SQLite only, for now. */
export async function sqlToReach(schema: string, provider: Provider): Promise<string> {
  const engine = await schemaEngine(new ReplayInMemory({ url: ':memory:' }), schema)
  const { stdout } = await engine.diff({
    from: migrationNames(provider).length > 0 ? { tag: 'migrations', ...migrationList(provider) } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
    script: true,
    exitCode: null,
    filters: FILTERS[provider],
  })
  return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '')
}

// the engine replays a migration as one raw statement, which better-sqlite3 refuses: run it as a script
class ReplayInMemory extends PrismaBetterSqlite3 {
  override async connectToShadowDb() {
    const shadow = await super.connectToShadowDb()
    shadow.executeRaw = async ({ sql }) => {
      await shadow.executeScript(sql)
      return 0
    }
    return shadow
  }
}
