import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// Runs before anything is installed: nothing but Node itself may be used here.
export const ROOT = dirname(import.meta.dirname)
const STAMPS = join(ROOT, 'node_modules', '.jisr-setup.json')
const LOCK = join(ROOT, '.setup.lock')
const FLOOR = [20, 19]

/** What the database clients are made from. */
const CLIENTS = ['prisma/schema.prisma', 'prisma.config.ts', 'setup/database-clients.mjs', 'setup/lean-graph.mjs']

/** What must be done after a clone or a change, in order. Each is done again only when what it reads has changed. */
const STEPS = [
  {
    name: 'install',
    says: 'installing the libraries (a few minutes the first time)',
    reads: ['package.json', 'package-lock.json'],
    run: install,
  },
  {
    name: 'words',
    says: 'typing the sentences',
    reads: ['locales'],
    makes: 'locales/console-keys.ts',
    run: () => tsx('locales/generate-keys.ts'),
  },
  {
    name: 'database',
    says: 'generating the database clients',
    reads: ['package-lock.json', ...CLIENTS],
    makes: 'generated/sqlite/client.ts',
    run: () => node('setup/database-clients.mjs'),
  },
  { name: 'understanding', says: 'training the understanding', reads: ['nlu'], run: () => tsx('nlu/train-main.ts') },
  {
    name: 'build',
    says: 'building',
    reads: ['package-lock.json', 'bot', 'flows', 'nlu', 'server', 'prisma', 'locales', 'setup/build.mjs', ...CLIENTS],
    makes: 'generated/app/main.mjs',
    run: () => node('setup/build.mjs'),
  },
]

/** Does what is not done yet, saying so on standard error. Ends the process with a plain sentence when a step fails. */
export function setUp() {
  checkNode()
  if (STEPS.every(step => isDone(step, readStamps()))) return
  alone(doSteps)
}

function doSteps() {
  const stamps = readStamps()
  for (const step of STEPS) {
    if (isDone(step, stamps)) continue
    say(`${step.says} …`)
    const began = Date.now()
    step.run()
    stamps[step.name] = fingerprint(step.reads)
    mkdirSync(dirname(STAMPS), { recursive: true })
    writeFileSync(STAMPS, JSON.stringify(stamps, null, 1))
    say(`  done in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  }
}

const isDone = (step, stamps) => stamps[step.name] === fingerprint(step.reads) && (!step.makes || existsSync(join(ROOT, step.makes)))

// two commands started at once must not install into the same folder: the second waits, and finds the work done
function alone(work) {
  while (!claimed()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  try {
    work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function claimed() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    const holder = heldBy()
    if (holder !== null && !isAlive(holder)) rmSync(LOCK, { force: true })
    return false
  }
}

// null while it is being written, or just gone
function heldBy() {
  try {
    return Number(readFileSync(LOCK, 'utf8')) || null
  } catch {
    return null
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

const say = text => process.stderr.write(`jisr: ${text}\n`)

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return
  fail(`Node ${process.versions.node} is too old: Jisr needs ${FLOOR.join('.')} or newer.`)
}

function fail(sentence) {
  rmSync(LOCK, { force: true })
  say(sentence)
  process.exit(1)
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8'))
  } catch {
    return {}
  }
}

function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(path => filesIn(join(ROOT, path)))) hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(name => filesIn(join(path, name)))
    .filter(file => !/locales.(console-)?keys\.ts$/.test(file))
}

function install() {
  // native modules are built against Node's own headers where they lie beside it, since their site may be out of reach
  const headers = join(dirname(dirname(process.execPath)), 'include', 'node', 'node_api.h')
  const env = existsSync(headers) && !process.env.npm_config_nodedir ? { npm_config_nodedir: dirname(dirname(dirname(headers))) } : {}
  // not `npm ci`: it wants every platform's optional packages in the lock, and a mirror may not carry them all
  run(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    env,
  )
}

const node = (...args) => run(process.execPath, args)
const tsx = file => node('--import', 'tsx', file)

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 2, 2] })
  if (status !== 0) fail(`“${[command, ...args].join(' ')}” failed${error ? `: ${error.message}` : ''}. What it said is above.`)
}
