import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the PostgreSQL server that was started once for the whole run. */
    postgres: string
  }
}

export default async function startOnce(project: TestProject): Promise<() => Promise<void>> {
  const { folder, stop } = await startPostgres()
  project.provide('postgres', folder)
  return stop
}
