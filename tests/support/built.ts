import { mkdtempSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { atEnd } from './at-end.ts'
import { ROOT, run } from './process.ts'

/**
 * Builds a file that is to run in a process of its own as the commands are built: it then starts in a fraction of the time. Resolves with
 * the file to start, gone with those that start it. Rejects with what was said when it cannot be built.
 */
export async function built(file: string): Promise<string> {
  // where its packages are found
  const folder = mkdtempSync(join(ROOT, 'generated', 'test-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  const { code, stderr } = await run(['setup/build.mjs', folder, file])
  if (code !== 0) throw new Error(stderr)
  return join(folder, basename(file).replace(/\.ts$/, '.mjs'))
}
