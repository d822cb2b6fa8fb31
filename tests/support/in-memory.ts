import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, statfsSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const ROOM = 2 * 1024 ** 3

/**
 * Where a run's databases and files lie is kept in memory, on a machine that has a folder there with two gigabytes of room: every kept
 * turn waits for the disk, and a test has nothing to fear from a power cut. It is gone when this process is, however it ended.
 */
export function keepInMemory(): void {
  if (process.env.LASTING_TMPDIR || !roomInMemory()) return
  const folder = mkdtempSync(join(MEMORY, 'jisr-tests-'))
  // PostgreSQL's own user must be able to pass
  chmodSync(folder, 0o711)
  // what is made once for many runs stays where it was
  process.env.LASTING_TMPDIR = tmpdir()
  process.env.TMPDIR = folder
  // its input ends with us; a process of ours that ends a little later may still be writing
  const remover = spawn('sh', ['-c', 'cat; rm -rf "$0" || { sleep 5; rm -rf "$0"; }', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  remover.unref()
  ;(remover.stdin as Socket).unref()
}

function roomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ROOM
  } catch {
    return false
  }
}
