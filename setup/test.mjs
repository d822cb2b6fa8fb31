import { spawnSync } from 'node:child_process'
import { setUp } from './steps.mjs'

// npm test -- …: sets up what is missing, then runs every test, browser tests included
setUp()
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(status ?? 1)
