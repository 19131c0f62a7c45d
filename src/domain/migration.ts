import type { DiskNotice, ProofLevel } from './disk.ts'
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
}

/** Phases that work on tenants. */
export type PhaseName = 'apply' | 'rehearse' | 'sync' | 'cutover' | 'rollback' | 'finish'

/** Something that a person should know about a migration, though the work goes on. */
export type MigrationNotice =
  | { readonly kind: 'torn-journal'; readonly path: string; readonly bytes: number }
  | { readonly kind: 'mark-left'; readonly name: string; readonly reason: MessageValue }
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

/** How far one tenant is. */
export interface TenantStatus {
  readonly tenant: string
  /** Null: it is in none. */
  readonly wave: string | null
  /** Null: nothing was done, or everything was undone. */
  readonly milestone: MilestoneName | null
  /** When it was reached, ISO 8601. */
  readonly at: string | null
  readonly volumes: { readonly copied: number; readonly total: number }
  readonly bytes: { readonly copied: number; readonly total: number }
  /** Sent to the target, repeated copies included. */
  readonly writtenBytes: number
  /** The weakest of all its volumes; null: none was copied. */
  readonly proof: ProofLevel | null
  /** Since the milestone was reached. */
  readonly failures: {
    readonly count: number
    readonly phase: string
    readonly at: string
    /** A sentence, or words as they came. */
    readonly detail: string | Message
  } | null
  /** File. */
  readonly receipt: string | null
}

/** Who works on a migration. */
export interface LockStatus {
  readonly host: string
  readonly pid: number
  readonly since: string
  /** False: the process has ended, so that the lock is as good as none. */
  readonly alive: boolean
}

/** How far a migration is, by its files alone. */
export interface MigrationStatus {
  readonly plan: string
  /** Of the plan, as the journal has it; null: nothing was applied. */
  readonly digest: string | null
  /** The plan says something else than the one that was applied. */
  readonly edited: boolean
  readonly lock: LockStatus | null
  /** Bytes at the end of the journal that are not a whole line. */
  readonly tornBytes: number
  readonly tenants: readonly TenantStatus[]
  readonly next: string | null
}

/** One thing that a receipt claims. */
export interface ReceiptCheck {
  readonly id: 'signature' | 'key' | 'plan' | 'volume'
  /** Name of the volume; null for others. */
  readonly name: string | null
  /** Unchecked: what it takes was not given. */
  readonly state: 'holds' | 'fails' | 'unchecked'
  readonly says: Message
}

/** Whether a receipt holds. */
export interface ReceiptVerification {
  readonly file: string
  readonly tenant: string
  readonly plan: string
  readonly digest: string
  readonly writtenAt: string
  readonly checks: readonly ReceiptCheck[]
  readonly holds: boolean
  readonly next: string | null
}
