import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

// built at set-up: without a loader of TypeScript it starts at once, and leaves nothing behind
const MAIN = join(import.meta.dirname, '..', 'generated', 'app', 'migrate.mjs')

/**
 * Brings a SQLite database to this release's schema, in a process of its own: the schema engine weighs tens of megabytes, which a process
 * keeps once it has had them. Resolves to the names of the migrations applied; rejects with what was said of a failure.
 */
export async function migrateApart(url: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, url])
  return JSON.parse(stdout) as string[]
}
