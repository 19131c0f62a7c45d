import { defineConfig } from 'vitest/config'

/**
 * The tests that mutants of the block engine must fail. Left out, so that a mutant takes a second and not minutes: tests that start
 * the built program (no mutant is in it), those that wait for patience to end, and those of size. Laws are tried less often.
 * All of that can only lower the share that is killed. So can the time limit of a test, which is shorter than that of a mutant.
 */
export default defineConfig({
  test: {
    include: ['test/transfer/**/*.test.ts'],
    exclude: [
      'node_modules/**',
      '.stryker-tmp*/**',
      'test/transfer/{announced,faults,hostile-patience,kill,lock-race,manifest-size}.test.ts',
    ],
    env: { BROKER_LAW_RUNS: '4' },
    isolate: false,
    fileParallelism: false,
    testTimeout: 6000,
    hookTimeout: 6000,
  },
})
