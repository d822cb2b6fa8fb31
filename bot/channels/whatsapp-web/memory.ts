import { readdirSync, readFileSync } from 'node:fs'

/**
 * Megabytes a process and all its children hold, what they share counted once (proportional set size). Null where the system does not tell:
 * only Linux does. https://docs.kernel.org/filesystems/proc.html
 */
export function memoryOf(root: number): number | null {
  try {
    const parents = new Map(
      readdirSync('/proc')
        .filter(name => /^\d+$/.test(name))
        .map(name => [Number(name), parentOf(Number(name))]),
    )
    const family = [...parents.keys()].filter(pid => descends(pid, root, parents))
    return family.reduce((sum, pid) => sum + heldBy(pid), 0) / 1024
  } catch {
    return null
  }
}

function descends(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid, steps = 0; at && steps < 64; at = parents.get(at), steps++) if (at === root) return true
  return false
}

// a process may end while it is looked at
const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
const parentOf = (pid: number): number => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
const heldBy = (pid: number): number => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0)
