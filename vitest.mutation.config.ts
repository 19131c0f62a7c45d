import { defineConfig } from 'vitest/config'

/** The tests that mutants of the pure core must fail: those that start no other process and need no built program. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/{cost,scoring,criteria,plan,transfer}/**/*.test.ts'],
    exclude: ['node_modules/**', '.stryker-tmp/**'],
    testTimeout: 30_000,
  },
})
