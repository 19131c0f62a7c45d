import type { Known } from './evidence.ts'
import type { ResourceKind } from './inventory.ts'
import type { LabelLimits } from './label-limits.ts'
import type { Message } from './message.ts'

/** What the program can do at each kind of provider, as the providers themselves say. */
export interface Abilities {
  /** Ids, in the order of the table. */
  readonly providers: readonly string[]
  readonly features: readonly FeatureRow[]
  readonly kinds: readonly { readonly kind: ResourceKind; readonly providers: readonly string[] }[]
  readonly names: readonly NameRow[]
  readonly volumeSizes: readonly VolumeSizeRow[]
}

export interface FeatureRow {
  readonly name: string
  readonly says: Message
  /** Those that have it. */
  readonly providers: readonly string[]
}

/** What names and labels of some kinds may be. */
export interface NameRow {
  readonly provider: string
  readonly kinds: readonly ResourceKind[]
  readonly maxNameBytes: number
  readonly namePattern: string | null
  /** Given in the create call; null: it takes none. */
  readonly labels: LabelLimits | null
  /** Given to what is there already; null: there is no place for them. */
  readonly laterLabels: LabelLimits | null
}

export interface VolumeSizeRow {
  readonly provider: string
  readonly stepBytes: number
  readonly minBytes: number
  readonly maxBytes: Known<number>
}
