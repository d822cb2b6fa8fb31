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
    // modules are loaded once for a worker, not for every file: nothing in them may be changed by a test for good
    isolate: false,
    // one after the other: a worker that goes from one to the other begins anew
    projects: [
      { extends: true, test: { name: 'sqlite', include: ['tests/**/*.test.{ts,tsx}'], exclude: [POSTGRES] } },
      // the same tests again on another database; a file of tests that two of its files import would be run for one of them only
      {
        extends: true,
        test: { name: 'postgresql', include: [POSTGRES], globalSetup: 'tests/support/one-postgres.ts', sequence: { groupOrder: 1 } },
      },
    ],
  },
})
