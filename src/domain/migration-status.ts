import type { ProofLevel } from './disk.ts'
import type { Message } from './message.ts'
import type { MilestoneName } from './migration.ts'

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
  /** Where the journal should lie, when a plan was applied and it is gone: nobody knows what was done. */
  readonly journalMissing: string | null
  /** Empty where the journal is missing. */
  readonly tenants: readonly TenantStatus[]
  readonly next: string | null
}
