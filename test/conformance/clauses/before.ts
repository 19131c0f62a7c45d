import { expect } from 'vitest'
import type { FeatureName } from '../../../src/providers/contract/features.ts'
import { type Bench, collect } from '../bench.ts'
import type { Clause } from '../clause.ts'
import { rejection } from '../expectations.ts'

/** A call of a feature, whatever it gives. */
type Call = (bench: Bench, signal: AbortSignal) => Promise<unknown>

/** For methods that make nothing: creates, lists and downloads have sentences of their own, which ask for more. */
export function abortedBefore<F extends FeatureName>(feature: F, call: Call): Clause<F> {
  return {
    feature,
    sentence: 'what was aborted before it began throws the reason of its signal.',
    on: null,
    needs: [],
    run: async (bench) => {
      const reason = new Error('aborted before it began')
      expect(await rejection(call(bench, AbortSignal.abort(reason)))).toBe(reason)
    },
  }
}

/** As `abortedBefore`, for a method that gives a list. */
export function abortedListBefore<F extends FeatureName>(
  feature: F,
  list: (bench: Bench, signal: AbortSignal) => AsyncIterable<unknown>,
): Clause<F> {
  return abortedBefore(feature, (bench, signal) => collect(list(bench, signal)))
}
