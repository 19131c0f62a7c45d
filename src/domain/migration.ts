import type { DiskNotice } from './disk.ts'
import type { ResourceKind } from './inventory.ts'
import type { Message, MessageValue } from './message.ts'

/** Milestones of a tenant, in the order of a migration that goes well. */
export const milestones = [
  'applied',
  'rehearsed',
  'synced',
  'cutover-begun',
  'final-copied',
  'traffic-switched',
  'restored',
  'rollback-begun',
  'saved',
  'rolled-back',
  'receipt-written',
  'finished',
] as const

export type MilestoneName = (typeof milestones)[number]

/** How a phase ended for one tenant. */
export interface TenantResult {
  readonly tenant: string
  readonly outcome: 'done' | 'already' | 'failed'
  readonly says: Message
  /** What to do about it; null where nothing is to be done. */
  readonly next: Message | null
  /** Names of servers of the source that were turned off by force in its last cutover. */
  readonly unclean: readonly string[]
}

/** Phases that work on tenants. */
export type PhaseName = 'apply' | 'rehearse' | 'sync' | 'cutover' | 'rollback' | 'finish'

/** Something that a person should know about a migration, though the work goes on. */
export type MigrationNotice =
  | { readonly kind: 'torn-journal'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'mark-left'; readonly name: string; readonly reason: MessageValue }
  | { readonly kind: 'addresses-left'; readonly path: string; readonly reason: MessageValue }
  | { readonly kind: 'changes-taken'; readonly count: number }
  | { readonly kind: 'receipt-key'; readonly file: string; readonly publicKey: string; readonly made: boolean }
  | { readonly kind: 'disk'; readonly entry: string; readonly notice: DiskNotice }

/** What a phase ended with. */
export interface PhaseResult {
  readonly phase: PhaseName
  /** Name of the plan. */
  readonly plan: string
  readonly tenants: readonly TenantResult[]
  /** What to type next; null: nothing is left to do. */
  readonly next: string | null
}

/** Something that only a label says was made by a migration, or that was made and is of no use any more. */
export interface LeftOver {
  readonly side: 'source' | 'target'
  readonly kind: ResourceKind
  readonly id: string
  readonly name: string
}

/** What a cleanup ended with. */
export interface CleanupResult {
  readonly plan: string
  /** Nothing was removed: it was only asked what would be. */
  readonly dryRun: boolean
  readonly removed: readonly LeftOver[]
  /** Carry the label, and the journal does not know them: left alone unless they are named. */
  readonly strays: readonly LeftOver[]
  readonly next: string | null
}
