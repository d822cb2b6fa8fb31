import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'tests/support/seeded.ts',
    include: ['tests/**/*.test.{ts,tsx}'],
    // real browsers and databases share two cores
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'generated/tests.json' }]] : ['default'],
  },
})
