import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { ROOT, setUp } from './steps.mjs'

// node setup/run.mjs main|chat|understand|staff …: sets up what is missing, then runs it in this very process
const [name] = process.argv.splice(2, 1)
setUp()
// a small centre's computer: memory before the last bit of speed
setFlagsFromString('--wasm-lazy-compilation')
setFlagsFromString('--heap-growing-percent=60')
await import(pathToFileURL(join(ROOT, 'generated/app', `${name}.mjs`)).href)
