import type { Confidence } from './evidence.ts'
import type { Day } from './facts.ts'

/** Law that makes a requirement of a class of data, from `data/data-classes.yaml`. Legal points, not legal advice. */
export interface DataClassRule {
  readonly dataClass: string
  /** Country of the users, or group of countries, in which it holds; null: everywhere. */
  readonly where: string | null
  readonly law: { readonly en: string; readonly fr: string }
  /** From which it holds: neither told nor required on an earlier day. */
  readonly from: Day
  /** Constraint as a user would write it; null when the point is only to be told. */
  readonly constraint: string | null
  readonly says: { readonly en: string; readonly fr: string }
  readonly source: string
  readonly date: Day
  readonly confidence: Confidence
}
