import type { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils'

const WRITES = /^\s*(?:INSERT|UPDATE|DELETE|REPLACE|WITH)\b/i

/**
 * A SQLite file is one connection: what is written beside an open transaction would be part of it, and would be lost when that is taken
 * back. So writes and transactions take turns, in the order they came; reads go at once.
 */
export function oneWriter(adapter: SqlDriverAdapter): SqlDriverAdapter {
  const turn = takingTurns()
  const { queryRaw, executeRaw, startTransaction } = adapter
  const alone =
    <T>(ask: (query: SqlQuery) => Promise<T>) =>
    async (query: SqlQuery): Promise<T> => {
      if (!WRITES.test(query.sql)) return ask.call(adapter, query)
      const release = await turn()
      try {
        return await ask.call(adapter, query)
      } finally {
        release()
      }
    }
  return Object.assign(adapter, {
    queryRaw: alone(queryRaw),
    executeRaw: alone(executeRaw),
    async startTransaction(...level: Parameters<typeof startTransaction>) {
      const release = await turn()
      try {
        const begun = await startTransaction.apply(adapter, level)
        const { commit, rollback } = begun
        return Object.assign(begun, {
          commit: () => commit.call(begun).finally(release),
          rollback: () => rollback.call(begun).finally(release),
        })
      } catch (error) {
        release()
        throw error
      }
    },
  })
}

// each waits for the one before; what it is given ends its turn
function takingTurns(): () => Promise<() => void> {
  let last: Promise<void> = Promise.resolve()
  return () => {
    const before = last
    let release = (): void => {}
    const mine = new Promise<void>(resolve => {
      release = resolve
    })
    last = before.then(() => mine)
    return before.then(() => release)
  }
}
