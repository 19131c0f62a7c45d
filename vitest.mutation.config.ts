import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Laws, which try many inputs, come last: the first test that fails ends the work on a mutant. */
class ExamplesFirst extends BaseSequencer {
  public override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): string => `${String(/laws|mix-sizes/.test(moduleId))} ${moduleId}`
    return Promise.resolve(files.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)))
  }
}

/**
 * The tests that mutants of the pure core must fail: those that start no other process and need no built program.
 * Left out, so that a mutant takes no seconds: tests that read the whole bundled data. Laws are tried less often.
 * Both can only lower the share that is killed.
 */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/{cost,scoring,criteria,plan,transfer}/**/*.test.ts'],
    exclude: [
      'node_modules/**',
      '.stryker-tmp/**',
      'test/scoring/bundled-*.test.ts',
      'test/scoring/{manual,scenarios,tables}.test.ts',
    ],
    env: { BROKER_LAW_RUNS: '5' },
    isolate: false,
    sequence: { sequencer: ExamplesFirst },
    testTimeout: 30_000,
  },
})
