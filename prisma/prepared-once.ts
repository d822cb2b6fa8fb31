import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { oneWriter } from './one-writer.ts'

/** What the adapter uses of the driver. */
type Column = { name: string; type: string | null }
type Prepared = { reader: boolean; columns(): Column[] }
type Statement = Prepared & { raw(): Statement; run(args: readonly unknown[]): unknown; all(args: readonly unknown[]): unknown[] }
type Client = { prepare(sql: string): Statement }

/** A statement to which the adapter binds the arguments of one use, and which it runs at once. */
type Bound = Prepared & { bind(args: readonly unknown[]): Bound; raw(): Bound; run(): unknown; all(): unknown[] }

/** Turns use about a hundred statements; the lists of `IN` make more. */
const MOST_KEPT = 300

/** A SQLite file (`file:…`) whose statements are prepared once, not at each use: compiling them was half of what short ones cost. */
export function sqliteFile(url: string): SqlDriverAdapterFactory {
  const factory = new PrismaBetterSqlite3({ url })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => oneWriter(preparingOnce(await factory.connect())),
  }
}

// the adapter asks its client to prepare each statement: the client it asks remembers
function preparingOnce(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const { client } = adapter as unknown as { client: Client }
  const prepare = client.prepare.bind(client)
  Object.assign(client, { prepare: remembering(sql => bindable(prepare(sql))) })
  return adapter
}

/** The least lately used is forgotten first. */
function remembering(prepare: (sql: string) => Bound): (sql: string) => Bound {
  const known = new Map<string, Bound>()
  return sql => {
    const statement = known.get(sql) ?? prepare(sql)
    known.delete(sql)
    known.set(sql, statement)
    const [oldest] = known.size > MOST_KEPT ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return statement
  }
}

function bindable(statement: Statement): Bound {
  const columns = statement.reader ? statement.raw().columns() : []
  let given: readonly unknown[] = []
  // what citizens wrote does not outlive its use
  const taken = () => {
    const args = given
    given = []
    return args
  }
  const itself: Bound = {
    reader: statement.reader,
    columns: () => columns,
    bind: args => {
      given = args
      return itself
    },
    run: () => statement.run(taken()),
    raw: () => itself,
    all: () => statement.all(taken()),
  }
  return itself
}
