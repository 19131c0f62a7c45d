import type { AllFeatures, FeatureName } from '../../src/providers/contract/features.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'
import type { Bench } from './bench.ts'
import type { Harness } from './harness.ts'

/** Where clauses are to be tried. */
export interface Place {
  readonly harness: Harness
  readonly provider: Provider
  readonly signal: AbortSignal
}

/** Why there is nothing here to try something on; null: there is. */
export type Absence = (place: Place) => string | null | Promise<string | null>

/** One sentence of the contract, and how to see whether a provider keeps it. */
export interface Clause<F extends FeatureName = FeatureName> {
  readonly feature: F
  /** Word for word as in the doc comments of the contract. */
  readonly sentence: string
  /** For sentences that hold for several kinds: which one it is tried on. */
  readonly on: string | null
  /** What has to be there besides; the clause is absent where one is missing. */
  readonly needs: readonly FeatureName[]
  /** Asked before it is tried: what cannot be is neither kept nor broken. Left out: it always can. */
  readonly absent?: Absence
  /** Throws when the provider breaks it. */
  readonly run: (bench: Bench) => Promise<void>
}

/** A clause that is absent where there is nothing to try it on. */
export function unless<F extends FeatureName>(clause: Clause<F>, absent: Absence): Clause<F> {
  return { ...clause, absent }
}

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
