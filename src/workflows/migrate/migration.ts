import type { CopyReport, DiskProgress } from '../../domain/disk.ts'
import type { Message } from '../../domain/message.ts'
import type { NewFact, Phase } from '../../plan/fact.ts'
import type { MigrationState } from '../../plan/migration-state.ts'
import type { Hook, HookName, Plan } from '../../plan/plan-schema.ts'
import type { HealthCheck } from '../../plan/entry-parts.ts'
import type { Provider } from '../../providers/contract/provider.ts'

/** The journal of a migration, open for writing. */
export interface Journal {
  /** Where it lies, for people. */
  readonly path: string
  /** Safe from a power cut when it returns. */
  append(fact: NewFact): Promise<void>
  /** What it says now. */
  state(): MigrationState
}

/** What a migration needs of the machine that it runs on. */
export interface Machine {
  /** ISO 8601 UTC. */
  readonly now: () => string
  /** Milliseconds that never go back. */
  readonly clock: () => number
  /** Ends early, with the reason of the signal, when that is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Runs a command of the user's without a shell. Output is cut, and holds no secret that the program knows. */
  readonly runHook: (request: HookRequest) => Promise<HookResult>
  /** Asks until the answer is good or the time of the check is over. */
  readonly checkHealth: (request: HealthRequest) => Promise<HealthResult>
  /** While the work runs, Ctrl-C does not end the program; the signal it gets is another one. */
  readonly shield: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>
  /** Beginning of the names of the files about one volume: manifest and journal of its copy. */
  readonly stateOf: (entry: string) => string
  /** Removes manifest and journal of a volume that is gone. */
  readonly forgetVolume: (entry: string) => Promise<void>
  /** Makes a folder for what is saved of a tenant, with the first number from `first` on that none has, and returns that. */
  readonly newArchive: (request: { readonly tenant: string; readonly first: number }) => Promise<number>
  /** Such a folder; made when somebody has removed it. */
  readonly archiveOf: (request: { readonly tenant: string; readonly number: number }) => Promise<string>
  /** Builds the receipt of a tenant from plan and journal, signs it and writes it; the same again when it is there. */
  readonly writeReceipt: (tenant: string) => Promise<{ readonly file: string; readonly digest: string }>
}

export interface HookRequest {
  readonly name: HookName
  readonly hook: Hook
  readonly tenant: string
  readonly phase: Phase
  readonly signal: AbortSignal
}

export interface HookResult {
  /** Null: it was ended before its end, or could not be started. */
  readonly exit: number | null
  /** Its time was over. */
  readonly timedOut: boolean
  readonly output: string
}

export interface HealthRequest {
  readonly check: HealthCheck
  /** What stands for {address}, {public} and {reported}; null: there is none. */
  readonly places: { readonly address: string | null; readonly public: string | null; readonly reported: string | null }
  readonly signal: AbortSignal
}

export interface HealthResult {
  readonly passed: boolean
  /** What was seen last, in a few words. */
  readonly detail: string
}

export interface VolumeCopyRequest {
  /** As `BlockAccess.location`. */
  readonly source: string
  readonly target: string
  /** Beginning of the names of manifest and journal. */
  readonly state: string
  /** Others may have written to the target: nothing that is known of it counts. */
  readonly distrust: boolean
  readonly onProgress: (event: DiskProgress) => void
  readonly signal: AbortSignal
}

export interface VolumeReadRequest {
  /** As `BlockAccess.location`. */
  readonly source: string
  /** What is read, from its beginning. */
  readonly sizeBytes: number
  readonly onProgress: (event: DiskProgress) => void
  readonly signal: AbortSignal
}

/** What is told while a phase runs. */
export type MigrationEvent =
  | { readonly kind: 'step'; readonly tenant: string; readonly says: Message }
  | { readonly kind: 'copy'; readonly tenant: string; readonly entry: string; readonly progress: DiskProgress }

/** One migration with both of its ends open. */
export interface Migration {
  readonly plan: Plan
  readonly source: Provider
  readonly target: Provider
  readonly journal: Journal
  readonly machine: Machine
  /** Copies a disk onto one that is ours, by differences where possible, and proves it. */
  readonly copyVolume: (request: VolumeCopyRequest) => Promise<CopyReport>
  /** Root over what a disk holds now. */
  readonly readVolume: (request: VolumeReadRequest) => Promise<string>
  readonly onEvent: (event: MigrationEvent) => void
  readonly signal: AbortSignal
}

/** How a phase ended for one tenant. */
export interface TenantOutcome {
  readonly tenant: string
  readonly outcome: 'done' | 'already' | 'failed'
  /** What was done or what went wrong, in a sentence. */
  readonly says: Message
  /** What to do next about it; null where nothing is to be done. */
  readonly next: Message | null
  /** Of the failure; null where there is none. */
  readonly error: Error | null
}

/** What a phase ends with. */
export interface PhaseReport {
  readonly phase: Phase
  readonly tenants: readonly TenantOutcome[]
}
