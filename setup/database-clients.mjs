import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { leanGraph } from './lean-graph.mjs'
import { ROOT } from './steps.mjs'

// one schema is written by hand; the PostgreSQL twin is derived from it, so that the two cannot drift apart
const schema = readFileSync(join(ROOT, 'prisma/schema.prisma'), 'utf8')
const twin = schema.replace('provider = "sqlite"', 'provider = "postgresql"').replace('"../generated/sqlite"', '"./postgresql"')
if (twin.includes('sqlite')) throw new Error('prisma/schema.prisma: the PostgreSQL twin could not be derived')
mkdirSync(join(ROOT, 'generated'), { recursive: true })
writeFileSync(join(ROOT, 'generated/postgresql.prisma'), twin)

for (const path of ['prisma/schema.prisma', 'generated/postgresql.prisma']) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate', '--schema', path, '--no-hints'],
    { cwd: ROOT, encoding: 'utf8' },
  )
  if (status !== 0) {
    process.stderr.write(stderr)
    process.exit(1)
  }
}

for (const client of ['sqlite', 'postgresql']) {
  const path = join(ROOT, 'generated', client, 'internal/class.ts')
  writeFileSync(path, leanGraph(readFileSync(path, 'utf8')))
}
