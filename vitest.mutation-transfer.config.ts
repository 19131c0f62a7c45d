import { defineConfig } from 'vitest/config'

/**
 * The tests that mutants of the block engine must fail: those of its single parts, and some against servers within this process. Left
 * out, so that a mutant takes a second and not a minute: whole copies of files, tests that start the built program (no mutant is in
 * it), those that wait for patience to end, and those of size. Laws are tried less often. All of that can only lower the share that
 * is killed.
 */
export default defineConfig({
  test: {
    include: [
      'test/transfer/*/**/*.test.ts',
      'test/transfer/{connect-command,connections,hostile,lock,manifest-file,qcow2,tls}.test.ts',
    ],
    exclude: ['node_modules/**', '.stryker-tmp*/**'],
    env: { BROKER_LAW_RUNS: '4' },
    isolate: false,
    fileParallelism: false,
    testTimeout: 6000,
    hookTimeout: 6000,
  },
})
