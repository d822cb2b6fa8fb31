import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/support/seeded.ts',
    include: ['tests/**/*.test.{ts,tsx}'],
    // modules are loaded once for a worker, not for every file: nothing in them may be changed by a test for good
    isolate: false,
    // real browsers and databases share two cores
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'generated/tests.json' }]] : ['default'],
  },
})
