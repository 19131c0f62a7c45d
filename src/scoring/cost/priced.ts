import type { Alternative, Cost } from '../../domain/comparison.ts'
import type { Currency } from '../../domain/money.ts'

export interface VerdictRequest {
  /** Ranked. */
  readonly alternatives: readonly Alternative[]
  readonly currency: Currency
  /** The user's constraints as written. */
  readonly require: readonly string[]
}

export type Priced = Alternative & { readonly cost: Cost }

export function isPriced(alternative: Alternative): alternative is Priced {
  return alternative.cost !== null
}
