import { afterAll, describe, test } from 'vitest'
import { featureNames } from '../../src/providers/contract/features.ts'
import type { Clause } from './clause.ts'
import { clauses } from './clauses.ts'
import type { Harness } from './harness.ts'
import { type Line, tableOf, writeReport } from './report.ts'
import { absence, type Result, runClause } from './run-clause.ts'

/**
 * Tries every clause of the contract on a provider. `name` is the name of its folder in `src/providers`.
 * Clauses of what the provider or the account does not have are no tests, so that nobody counts them as passed. They stand with the others in the table
 * at the end, and in the report.
 */
export function conformance(
  name: string,
  start: () => Promise<Harness>,
  { timeoutMs = 30_000 }: { readonly timeoutMs?: number } = {},
): void {
  describe(`conformance of ${name}`, async () => {
    const harness = await start()
    const { tried, lines } = await sorted(harness)
    afterAll(async () => {
      await harness.close()
      writeReport(name, lines)
      process.stdout.write(tableOf(name, lines))
    }, timeoutMs)

    for (const clause of tried) {
      test(titleOf(clause), { timeout: timeoutMs }, async () => {
        const result = await runClause(harness, clause)
        lines.push({ clause, result })
        if (result.result === 'fail') throw result.error
        // Nobody is to count it as passed.
        if (result.result === 'absent') throw new Error(`absent only now, and not before the tests: ${result.why}`)
      })
    }
  })
}

/** The clauses that can be tried on the provider, and lines for the others. */
async function sorted(harness: Harness): Promise<{ readonly tried: readonly Clause[]; readonly lines: Line[] }> {
  const provider = await harness.open()
  const all = featureNames.flatMap((feature): readonly Clause[] => clauses[feature])
  const place = { harness, provider, signal: new AbortController().signal }
  const sides: { readonly clause: Clause; readonly result: Result | null }[] = []
  for (const clause of all) sides.push({ clause, result: await absence(place, clause) })
  await provider.close()
  return {
    tried: sides.flatMap(({ clause, result }) => (result === null ? [clause] : [])),
    lines: sides.flatMap(({ clause, result }) => (result === null ? [] : [{ clause, result }])),
  }
}

function titleOf({ feature, on, sentence }: Clause): string {
  return `${on === null || on === feature ? feature : `${feature} (${on})`}: ${sentence}`
}
