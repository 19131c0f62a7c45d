import type { AllFeatures, FeatureName } from '../../src/providers/contract/features.ts'
import type { Bench } from './bench.ts'

/** One sentence of the contract, and how to see whether a provider keeps it. */
export interface Clause<F extends FeatureName = FeatureName> {
  readonly feature: F
  /** Word for word as in the doc comments of the contract. */
  readonly sentence: string
  /** For sentences that hold for several kinds: which one it is tried on. */
  readonly on: string | null
  /** What has to be there besides; the clause is absent where one is missing. */
  readonly needs: readonly FeatureName[]
  /** Throws when the provider breaks it; throws an `Absent` when it cannot be tried on this account. */
  readonly run: (bench: Bench) => Promise<void>
}

/** Not kept and not broken: there is nothing to try it on. Says why. */
export class Absent extends Error {}

/** At least one clause for every feature. A feature without one does not compile. */
export type ClausesOf<Features> = {
  readonly [F in keyof Features]: readonly [Clause<F & FeatureName>, ...Clause<F & FeatureName>[]]
}

export type Clauses = ClausesOf<AllFeatures>

/** The clauses of one feature are written with this: `const clause = clauseOf('volumes')`. */
export function clauseOf<F extends FeatureName>(
  feature: F,
): (sentence: string, run: (bench: Bench) => Promise<void>, needs?: readonly FeatureName[]) => Clause<F> {
  return (sentence, run, needs = []) => ({ feature, sentence, on: null, needs, run })
}
