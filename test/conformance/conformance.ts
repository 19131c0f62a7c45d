import { afterAll, beforeAll, describe, test } from 'vitest'
import { featureNames } from '../../src/providers/contract/features.ts'
import type { Clause } from './clause.ts'
import { clauses } from './clauses.ts'
import type { Harness } from './harness.ts'
import { type Line, tableOf, writeReport } from './report.ts'
import { runClause } from './run-clause.ts'

/**
 * Tries every clause of the contract on a provider. `name` is the name of its folder in `src/providers`.
 * Absent clauses count as no failure and are printed with the others in a table at the end.
 */
export function conformance(
  name: string,
  start: () => Promise<Harness>,
  { timeoutMs = 30_000 }: { readonly timeoutMs?: number } = {},
): void {
  describe(`conformance of ${name}`, () => {
    const lines: Line[] = []
    let harness: Harness | null = null
    beforeAll(async () => {
      harness = await start()
    }, timeoutMs)
    afterAll(async () => {
      await harness?.close()
      writeReport(name, lines)
      process.stdout.write(tableOf(name, lines))
    }, timeoutMs)

    for (const feature of featureNames) {
      for (const clause of clauses[feature]) {
        test(titleOf(clause), { timeout: timeoutMs }, async () => {
          if (harness === null) throw new Error('the harness did not start')
          const result = await runClause(harness, clause)
          lines.push({ clause, result })
          if (result.result === 'fail') throw result.error
        })
      }
    }
  })
}

function titleOf({ feature, on, sentence }: Clause): string {
  return `${on === null || on === feature ? feature : `${feature} (${on})`}: ${sentence}`
}
