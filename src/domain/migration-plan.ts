import type { ResourceKind } from './inventory.ts'
import type { Estimate } from './migration-estimate.ts'

/** One end of a migration. */
export interface PlanEnd {
  /** As it was asked for. */
  readonly profile: string
  readonly provider: string
  readonly region: string | null
  readonly place: string
}

/** A tenant as it stands in a plan. */
export interface PlannedTenant {
  readonly tenant: string
  /** Name of its wave; null: none. */
  readonly wave: string | null
  readonly servers: number
  readonly volumes: number
  /** Of all its volumes, as large as they look. */
  readonly volumeBytes: number
  /** Entries of all kinds that are made on the target. */
  readonly created: number
}

/** Something that only a person can decide, or must know. */
export interface OpenChoice {
  /** Null: of the whole plan. */
  readonly tenant: string | null
  /** Kind and key of the entry, or the path in the plan. */
  readonly entry: string
  /** In words, as the plan file has it. */
  readonly says: string
}

/** What `migrate plan` ends with. */
export interface PlanReport {
  readonly name: string
  /** Of the migration. */
  readonly id: string
  readonly file: string
  /** False: it was only shown. */
  readonly written: boolean
  readonly source: PlanEnd
  readonly target: PlanEnd
  readonly tenants: readonly PlannedTenant[]
  readonly open: readonly OpenChoice[]
  /** What belongs to no tenant and stays. */
  readonly nobodys: readonly { readonly kind: ResourceKind; readonly id: string; readonly name: string }[]
  readonly estimate: Estimate
  /** Something could not be read on a side; the plan lacks it. */
  readonly incomplete: boolean
}
