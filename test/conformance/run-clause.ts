import { withBench } from './bench.ts'
import { Absent, type Clause } from './clause.ts'
import type { Harness } from './harness.ts'

export type Result =
  | { readonly result: 'pass' }
  | { readonly result: 'fail'; readonly error: unknown }
  | { readonly result: 'absent'; readonly why: string }

/** Tries one clause on one provider. */
export async function runClause(harness: Harness, { feature, needs, run }: Clause): Promise<Result> {
  const provider = await harness.open()
  const missing = [feature, ...needs].filter((name) => provider.features[name] === undefined)
  await provider.close()
  if (missing.length > 0) return { result: 'absent', why: `no ${missing.join(', ')}` }
  try {
    await withBench(harness, run)
    return { result: 'pass' }
  } catch (error) {
    return error instanceof Absent ? { result: 'absent', why: error.message } : { result: 'fail', error }
  }
}
