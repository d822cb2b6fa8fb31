import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { until } from './until.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

/** A folder of this test's own, gone when it ends. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-process-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

// what this machine or its .env says about an installation is not the test's: an empty variable counts as unset
const VARIABLES = [...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name as string)

const environment = (given: Record<string, string>): NodeJS.ProcessEnv => ({
  ...process.env,
  ...Object.fromEntries(VARIABLES.map(name => [name, ''])),
  ...given,
})

type Ended = { code: number | null; signal: NodeJS.Signals | null }

function started(args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env: environment(env), stdio: ['pipe', 'pipe', 'pipe'] })
  // a process that ends before it has read its input is no fault of the test
  child.stdin.on('error', () => {})
  return { child, stdout: collected(child.stdout), stderr: collected(child.stderr), ended: endOf(child) }
}

function collected(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8').on('data', chunk => {
    text += chunk
  })
  return () => text
}

const endOf = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })

/** Runs `node …args` from the project's folder to its end, with `input` typed into it. */
export async function run(args: readonly string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}) {
  const { child, stdout, stderr, ended } = started(args, env)
  child.stdin.end(input)
  const { code } = await ended
  return { code, stdout: stdout(), stderr: stderr() }
}

/** A server in a process of its own, listening. */
export type ServerProcess = {
  url: string
  output(): string
  /** Sends it a signal and resolves when it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended>
}

/** Starts the real server, as `npm start` does, on a free port and resolves once it listens. It is gone when the test ends. */
export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const { ready: url, ...running } = await startProcess(
    ['setup/run.mjs', 'main'],
    { PORT: '0', LOG_LEVEL: 'debug', ...env },
    /is ready: (http\S+)/,
  )
  return { url, ...running }
}

/** Starts `node …args` from the project's folder and resolves once it prints what is awaited (its first group). It is gone when the test ends. */
export async function startProcess(args: readonly string[], env: Record<string, string>, awaited: RegExp) {
  const { child, stdout, stderr, ended } = started(args, env)
  let gone = false
  void ended.then(() => {
    gone = true
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const output = () => stdout() + stderr()
  const ready = await until(
    () => {
      if (gone) throw new Error(`the process ended: ${output()}`)
      return awaited.exec(stdout())?.[1]
    },
    'the process to be ready',
    30_000,
  )
  return {
    ready,
    output,
    end(signal: 'SIGKILL' | 'SIGTERM') {
      child.kill(signal)
      return ended
    },
  }
}
