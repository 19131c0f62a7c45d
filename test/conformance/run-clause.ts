import type { Provider } from '../../src/providers/contract/provider.ts'
import { withBench } from './bench.ts'
import { Absent, type Clause } from './clause.ts'
import type { Harness } from './harness.ts'

export type Result =
  | { readonly result: 'pass' }
  | { readonly result: 'fail'; readonly error: unknown }
  | { readonly result: 'absent'; readonly why: string }

/** Null where the provider has what the clause speaks of. */
export function absence(
  { features }: Provider,
  { feature, needs }: Clause,
): Extract<Result, { result: 'absent' }> | null {
  const missing = [feature, ...needs].filter((name) => features[name] === undefined)
  return missing.length === 0 ? null : { result: 'absent', why: `no ${missing.join(', ')}` }
}

/** Tries one clause on one provider. */
export async function runClause(harness: Harness, clause: Clause): Promise<Result> {
  const provider = await harness.open()
  const absent = absence(provider, clause)
  await provider.close()
  if (absent !== null) return absent
  try {
    await withBench(harness, clause.run)
    return { result: 'pass' }
  } catch (error) {
    return error instanceof Absent ? { result: 'absent', why: error.message } : { result: 'fail', error }
  }
}
