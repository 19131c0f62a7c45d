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
  /** Since when it may run nowhere, ISO 8601: its cutover or rollback has begun and has not ended. Null: it has not. */
  readonly downSince: string | null
  /** Names of servers of the source that were turned off by force in its last cutover. */
  readonly unclean: readonly string[]
  /** It is on the target, and the journal does not hold its last copies, so that `finish` refuses it. */
  readonly copiesMissing: boolean
  /** Folder with the volumes that its last rollback saved from the target. */
  readonly saved: string | null
}

/** Who works on a migration. */
export interface LockStatus {
  readonly host: string
  readonly pid: number
  readonly since: string
  /** False: the process has ended, so that the lock is as good as none. */
  readonly alive: boolean
}

/**
 * What became of a plan since it was applied. `none`: nothing that counts; `safe`: phases take it with --accept-changes; `unsafe`:
 * they refuse it; `unknown`: it is another, and no copy of the one that was applied is left.
 */
export type EditState = 'none' | 'safe' | 'unsafe' | 'unknown'

/** How far a migration is, by its files alone. */
export interface MigrationStatus {
  readonly plan: string
  /** Of the plan, as the journal has it; null: nothing was applied. */
  readonly digest: string | null
  /** The plan says something else than the one that was applied. */
  readonly edited: boolean
  /** Whether phases take that. */
  readonly edits: EditState
  readonly lock: LockStatus | null
  /** Bytes at the end of the journal that are not a whole line. */
  readonly tornBytes: number
  /** Where the journal should lie, when a plan was applied and it is gone: nobody knows what was done. */
  readonly journalMissing: string | null
  /** Empty where the journal is missing. */
  readonly tenants: readonly TenantStatus[]
  readonly next: string | null
}
