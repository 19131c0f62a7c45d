import { defineConfig } from 'vitest/config'

/** The tests that mutants of the pure core must fail: those that need no built program and no other process. */
export default defineConfig({
  test: {
    include: ['src/{domain,scoring,plan,transfer}/**/*.test.ts', 'test/scoring/**/*.test.ts'],
    exclude: ['node_modules/**', '.stryker-tmp/**'],
    testTimeout: 30_000,
  },
})
