import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../prisma/client.ts'
import { seed } from '../../prisma/seed.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A file that was migrated and seeded once for the whole run, to be copied. */
    seeded: string
  }
}

export default async function makeSeeded(project: TestProject): Promise<undefined | (() => void)> {
  // each project inherits this file, and what the root of them provides
  if (!project.isRootProject()) return
  const folder = mkdtempSync(join(tmpdir(), 'jisr-seeded-'))
  const file = join(folder, 'jisr.db')
  const { db } = await openDatabase(`file:${file}`)
  await seed(db)
  await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
  await db.$disconnect()
  project.provide('seeded', file)
  return () => rmSync(folder, { recursive: true, force: true })
}
