import { defineConfig } from 'vitest/config'

/**
 * The tests that mutants of the block engine must fail: those of its single parts. Left out, so that a mutant takes a second and not a
 * minute: whole copies of files, hostile servers, tests that start the built program (no mutant is in it), those that wait for patience
 * to end, and those of size. Laws are tried less often. All of that can only lower the share that is killed.
 */
export default defineConfig({
  test: {
    include: ['test/transfer/*/**/*.test.ts', 'test/transfer/{connect-command,lock,tls}.test.ts'],
    exclude: ['node_modules/**', '.stryker-tmp*/**'],
    env: { BROKER_LAW_RUNS: '4' },
    isolate: false,
    fileParallelism: false,
    testTimeout: 6000,
    hookTimeout: 6000,
  },
})
