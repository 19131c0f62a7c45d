import type { Alternative, Conflict, Cost } from '../../domain/comparison.ts'
import type { Currency } from '../../domain/money.ts'

export interface VerdictRequest {
  /** Ranked. */
  readonly alternatives: readonly Alternative[]
  readonly currency: Currency
  /** The user's constraints as written. */
  readonly require: readonly string[]
  /** True where backups lie at another provider: without a constraint, that may be another one at another price. */
  readonly backupsElsewhere?: boolean
  readonly conflict?: Conflict | null
}

export type Priced = Alternative & { readonly cost: Cost }

export function isPriced(alternative: Alternative): alternative is Priced {
  return alternative.cost !== null
}
