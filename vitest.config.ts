import { defineConfig } from 'vitest/config'
import { keepInMemory } from './tests/support/in-memory.ts'

const POSTGRES = 'tests/postgres/**/*.test.ts'

keepInMemory()

export default defineConfig({
  test: {
    globalSetup: 'tests/support/seeded.ts',
    // real browsers and databases share two cores
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'generated/tests.json' }]] : ['default'],
    projects: [
      // modules are loaded once for a worker, not for every file: nothing in them may be changed by a test for good
      { extends: true, test: { name: 'sqlite', include: ['tests/**/*.test.{ts,tsx}'], exclude: [POSTGRES], isolate: false } },
      // the same tests again on another database: their files must be loaded anew
      { extends: true, test: { name: 'postgresql', include: [POSTGRES], globalSetup: 'tests/support/one-postgres.ts' } },
    ],
  },
})
