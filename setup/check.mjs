import { spawnSync } from 'node:child_process'
import { setUp } from './steps.mjs'

// npm run check: types, lint and format, who imports whom
setUp()
const CHECKS = [
  ['types', 'node_modules/typescript/bin/tsc', '-p', '.'],
  ['lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  [
    'imports',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    'bot',
    'flows',
    'nlu',
    'server',
    'prisma',
    'locales',
    'tests',
  ],
]
let failed = false
for (const [name, ...args] of CHECKS) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, FORCE_COLOR: '0' } })
  // a cruiser that understood no TypeScript would find nothing wrong
  const blind = name === 'imports' && !/\([1-9]\d\d+ modules/.test(stdout)
  console.log(`${status === 0 && !blind ? 'ok  ' : 'FAIL'} ${name}`)
  if (status !== 0 || blind) console.log(`${stdout}${stderr}${blind ? 'the import rules saw too few modules\n' : ''}`)
  failed ||= status !== 0 || blind
}
process.exit(failed ? 1 : 0)
