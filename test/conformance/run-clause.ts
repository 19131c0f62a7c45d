import { withBench } from './bench.ts'
import type { Clause, Place } from './clause.ts'
import type { Harness } from './harness.ts'

export type Result =
  | { readonly result: 'pass' }
  | { readonly result: 'fail'; readonly error: unknown }
  | { readonly result: 'absent'; readonly why: string }

/** Null where there is something to try the clause on. */
export async function absence(
  place: Place,
  { feature, needs, absent }: Clause,
): Promise<Extract<Result, { result: 'absent' }> | null> {
  const { features } = place.provider
  const missing = [feature, ...needs].filter((name) => features[name] === undefined)
  const why = missing.length > 0 ? `no ${missing.join(', ')}` : ((await absent?.(place)) ?? null)
  return why === null ? null : { result: 'absent', why }
}

/** Tries one clause on one provider. */
export async function runClause(harness: Harness, clause: Clause): Promise<Result> {
  const provider = await harness.open()
  const absent = await absence({ harness, provider, signal: new AbortController().signal }, clause)
  await provider.close()
  if (absent !== null) return absent
  try {
    await withBench(harness, clause.run)
    return { result: 'pass' }
  } catch (error) {
    return { result: 'fail', error }
  }
}
