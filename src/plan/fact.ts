import type { ProofLevel } from '../domain/disk.ts'
import type { ResourceKind } from '../domain/inventory.ts'
import type { Archive } from './archive.ts'
import type { Purpose } from './create-key.ts'
import type { HookName } from './plan-schema.ts'

/** Phases that change something. */
export type Phase = 'apply' | 'rehearse' | 'sync' | 'cutover' | 'rollback' | 'finish' | 'cleanup'

export type Side = 'source' | 'target'

/** What stands a tenant is at, in the order of a migration that goes well. */
export type Milestone =
  /** Everything is on the target but the servers; volumes as they were at some moment. */
  | 'applied'
  /** Its copy has started on an isolated network, and was healthy. */
  | 'rehearsed'
  /** Volumes were brought up to date. */
  | 'synced'
  /** From here to `traffic-switched` an end of the program means: restore. */
  | 'cutover-begun'
  /** Final snapshots, taken of stopped servers, are on the target and proven. */
  | 'final-copied'
  /** Point of no return. */
  | 'traffic-switched'
  /** A cutover was given up: target servers are gone, source servers as they were before. */
  | 'restored'
  /** It is being undone: nothing but the undoing may go on. */
  | 'rollback-begun'
  /** What was written on the target since the switch is saved and proven. */
  | 'saved'
  | 'rolled-back'
  | 'receipt-written'
  | 'finished'

/** Which resource: one that a migration makes, or one of the source. */
export interface Made {
  readonly side: Side
  readonly resource: ResourceKind
  readonly purpose: Purpose
  readonly tenant: string
  /** Key of the entry. */
  readonly entry: string
  /** Identity in the create call. */
  readonly createKey: string
}

/** Power state of a server of the source before a cutover. */
export interface PriorPower {
  readonly id: string
  readonly state: 'running' | 'stopped'
}

/** One volume that was copied. */
export interface CopiedVolume {
  readonly tenant: string
  readonly entry: string
  /** Snapshot of the source that was copied. */
  readonly snapshotId: string
  readonly targetId: string
  readonly mode: 'full' | 'delta' | 'resumed'
  /** False: its server was running, or was turned off by force, so that it is as after a power cut. */
  readonly consistent: boolean
  readonly root: string
  readonly proof: ProofLevel
  readonly sizeBytes: number
  readonly targetBytes: number
  readonly dataBlocks: number
  readonly undefinedBlocks: number
  readonly writtenBytes: number
  readonly seconds: number
}

/** One line of the journal: something that is about to be done, or was done, with its time (ISO 8601 UTC). */
export type Fact =
  | { readonly kind: 'plan'; readonly at: string; readonly id: string; readonly digest: string }
  | { readonly kind: 'phase'; readonly at: string; readonly phase: Phase; readonly tenants: readonly string[] }
  | ({ readonly kind: 'creating'; readonly at: string } & Made)
  | ({ readonly kind: 'created'; readonly at: string; readonly id: string } & Made)
  /** It was there before, made by others: it is used, and never deleted. */
  | ({ readonly kind: 'found'; readonly at: string; readonly id: string } & Made)
  /**
   * Things of a tenant were taken over by their labels: what was done to it before, this journal does not know. `switched`: it counts
   * as switched over from now on; `copiesLost`: the last copies that the journal holds may not be those that were made last. Both are
   * missing in older journals.
   */
  | {
      readonly kind: 'adopted'
      readonly at: string
      readonly tenant: string
      readonly switched?: boolean
      readonly copiesLost?: boolean
    }
  | { readonly kind: 'deleting' | 'deleted'; readonly at: string; readonly createKey: string; readonly id: string }
  | ({ readonly kind: 'copied'; readonly at: string } & CopiedVolume)
  | {
      readonly kind: 'prior-power'
      readonly at: string
      readonly tenant: string
      readonly servers: readonly PriorPower[]
    }
  /** About to be turned off by force: its disks are as after a power cut. */
  | { readonly kind: 'source-forced'; readonly at: string; readonly tenant: string; readonly id: string }
  | { readonly kind: 'target-starting'; readonly at: string; readonly tenant: string }
  | {
      readonly kind: 'health'
      readonly at: string
      readonly tenant: string
      readonly entry: string
      readonly passed: boolean
      readonly detail: string
    }
  | {
      readonly kind: 'hook'
      readonly at: string
      readonly tenant: string
      readonly hook: HookName
      readonly exit: number | null
      readonly output: string
    }
  | {
      readonly kind: 'reached'
      readonly at: string
      readonly tenant: string
      readonly milestone: Milestone
      /** Of `rehearsed`: digest of what the plan said of its servers. Missing in older journals. */
      readonly servers?: string
    }
  | {
      readonly kind: 'source-deleting' | 'source-deleted'
      readonly at: string
      readonly tenant: string
      readonly resource: ResourceKind
      readonly id: string
    }
  | {
      readonly kind: 'receipt'
      readonly at: string
      readonly tenant: string
      readonly file: string
      readonly digest: string
    }
  /** Volumes of the target are about to be saved, into a folder that was made for them. */
  | ({ readonly kind: 'archive'; readonly at: string; readonly tenant: string } & Archive)
  | {
      readonly kind: 'saved-volume'
      readonly at: string
      readonly tenant: string
      readonly entry: string
      readonly file: string
      readonly root: string
      /** Missing in older journals. */
      readonly sizeBytes?: number
    }
  | {
      readonly kind: 'failed'
      readonly at: string
      readonly phase: Phase
      readonly tenant: string | null
      readonly detail: string
    }

/** A fact without its time: what the phases say. */
export type NewFact = Fact extends infer F ? (F extends Fact ? Omit<F, 'at'> : never) : never
