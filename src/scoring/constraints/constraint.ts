import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import type { Offer, OfferKind } from '../../domain/offers.ts'

export const operators = ['=', '!=', '>=', '<='] as const
export type Operator = (typeof operators)[number]

/** One wish of the user: `country=FR,DE`, `bill<=100`. */
export interface Constraint {
  readonly key: string
  readonly operator: Operator
  /** Lists are split at commas: any of them (`=`), or none of them (`!=`). */
  readonly values: readonly string[]
  /** As written. */
  readonly text: string
}

/** What a constraint looks at. */
export interface Candidate {
  readonly alternative: Alternative
  /** Offers placed there; empty for `current`, whose sizes nobody knows. */
  readonly offers: readonly Offer[]
  /** Kinds of what is needed there besides, of which no offer is known; null: of no kind of offer. Left out: none. */
  readonly unplaced?: readonly (OfferKind | null)[]
}

/** An unknown never satisfies a constraint: it names the fact to obtain. */
export type Outcome =
  | { readonly kind: 'met' }
  | { readonly kind: 'unmet'; readonly reason: Message }
  | { readonly kind: 'unknown'; readonly fact: Message }

export const met: Outcome = { kind: 'met' }

/** How one key is read and judged. Keys are rows of a table, so that others can be added without touching these. */
export interface ConstraintDefinition {
  readonly operators: readonly Operator[]
  /** With these operators the place of backups at another provider must meet it too: those hold the same data. Left out: with none. */
  readonly coversBackups?: readonly Operator[]
  /** True where more than one value would say nothing, as with a limit. */
  readonly takesOne?: true
  /** True for two constraints of this key that nothing can meet both, whatever is known of it. Left out: none are known to. */
  readonly excludes?: (a: Constraint, b: Constraint) => boolean
  /** What is wrong with a value, or null. */
  readonly check: (value: string) => Message | null
  readonly judge: (constraint: Constraint, candidate: Candidate) => Outcome
}

export type ConstraintTable = Readonly<Record<string, ConstraintDefinition>>

/** What is asked, and how each key of it is judged. */
export interface Judging {
  readonly constraints: readonly Constraint[]
  readonly table: ConstraintTable
}
