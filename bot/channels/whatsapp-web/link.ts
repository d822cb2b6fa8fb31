import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { PhoneOptions } from './phone-main.ts'
import type { Told } from './protocol.ts'
import type { Link, OpenLink } from './supervisor.ts'

// built at set-up: it needs no loader of TypeScript
const MAIN = join(import.meta.dirname, '..', '..', '..', 'generated', 'app', 'phone.mjs')
/** Milliseconds to end by itself, before it is made to. */
const GRACE_MS = 10_000

/** Runs the phone in a process of its own. */
export const processLink =
  (options: PhoneOptions, env: NodeJS.ProcessEnv = process.env): OpenLink =>
  told => {
    // what it prints is not ours to log: the library may quote people
    const child = fork(MAIN, [JSON.stringify(options)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env, detached: true })
    child.on('message', message => told(message as Told))
    const ended = new Promise<void>(resolve => {
      child.once('exit', resolve)
      child.once('error', () => resolve())
    }).then(() => killFamily(child.pid))
    const link: Link = {
      order: order => void (child.connected && child.send(order, () => undefined)),
      end() {
        child.kill('SIGTERM')
        const late = setTimeout(() => killFamily(child.pid), GRACE_MS)
        void ended.finally(() => clearTimeout(late))
      },
      ended,
    }
    return link
  }

// its browser too, where it was left behind: they are a group of their own
function killFamily(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // nobody is left
  }
}
