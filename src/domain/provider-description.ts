import type { Confidence, Evidence } from './evidence.ts'
import type { FactKey, FactValues, Scope } from './facts.ts'
import type { FactWords } from './message.ts'
import type { OperatingModel } from './offers.ts'
import type { SealSummary } from './score.ts'

/** One line of the list. Counts are of fact keys: each is as sure as its weakest entry. */
export interface ProviderSummary {
  readonly id: string
  readonly name: string
  readonly state: { readonly kind: 'active' } | { readonly kind: 'closing' | 'closed'; readonly date: string }
  /** Null: nothing of it is priced. */
  readonly model: OperatingModel | null
  /** Where it has priced regions, ISO 3166-1 codes. */
  readonly countries: readonly string[]
  /** Country of the company that signs. */
  readonly contract: string | null
  /** Deciding holders; null when nobody is known for sure. */
  readonly control: readonly { readonly name: FactWords; readonly country: string }[] | null
  readonly facts: Readonly<Record<Confidence | 'unknown', number>>
  /** Date of the oldest evidence in use; null without any. */
  readonly oldest: string | null
  readonly selfDeclared: boolean
}

export interface ProviderDescription extends ProviderSummary {
  readonly website: string
  readonly seal: SealSummary | null
  /** Every key that there is, in the order of the reference; without entries: nobody has looked. */
  readonly entries: readonly FactEntry[]
}

export type FactEntry = { [K in FactKey]: EntryOf<K> }[FactKey]

interface EntryOf<K extends FactKey> {
  readonly key: K
  readonly state:
    | { readonly kind: 'known'; readonly value: FactValues[K]; readonly evidence: Evidence; readonly age: Age }
    | { readonly kind: 'unknown'; readonly reason: string | null }
  readonly scope: Scope
}

export interface Age {
  readonly days: number
  /** Older than a year. */
  readonly old: boolean
}
