import type { LabelLimits } from '../../domain/label-limits.ts'
import type { ResourceKind } from '../../domain/inventory.ts'
import type { Known } from '../../domain/evidence.ts'
import type { Features } from './features.ts'

/**
 * One account of one cloud, in one region: what is known of it, and what it can do.
 *
 * **Presence is ability**: a key that is missing in `features` means that the provider cannot do it. There are no stubs that return
 * nothing and no silent no-ops. Opening a provider does no I/O; the first method called signs in.
 */
export interface Provider {
  /** Kind of cloud, e.g. `openstack`. Only for people and files: nothing may be decided by it. */
  readonly id: string
  /** What does not change while the program runs. */
  readonly facts: ProviderFacts
  /** What it can do. */
  readonly features: Features
  /** Ends connections. Nothing may be called afterwards. */
  readonly close: () => Promise<void>
}

/** What does not change while the program runs, and what the core must know before it calls. */
export interface ProviderFacts {
  /** Region of this account as the provider writes it; null where it has none. */
  readonly region: string | null
  /** Address or folder of the account, without secrets; for people. */
  readonly place: string
  /** Since when nobody can be a customer any more; null while it is open. */
  readonly closed: { readonly since: string; readonly source: string } | null
  /** What names and labels may be, by kind; a kind that is missing cannot be created. */
  readonly limits: Readonly<Partial<Record<ResourceKind, NameLimits>>>
  /** Step and bounds of a volume's size, in bytes. */
  readonly volumeSize: { readonly stepBytes: number; readonly minBytes: number; readonly maxBytes: Known<number> }
}

/** What a name and labels may be. A create call refuses what is outside of it with `conflict`, before it calls the provider. */
export interface NameLimits {
  /** Of the name in UTF-8. */
  readonly maxNameBytes: number
  /** Regular expression (whole name, flag `u`) that names must match; null where anything goes. */
  readonly namePattern: string | null
  /** Null: a create call of this kind takes no labels. Its identity lies in its description or in its natural key. */
  readonly labels: LabelLimits | null
}
