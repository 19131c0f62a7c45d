import type { DiskNotice, DiskProgress } from '../domain/disk.ts'
import type { Controls } from './flow/controls.ts'
import type { Clock, Throttle } from './flow/throttle.ts'
import type { HashPool } from './hash/hash-pool.ts'

/** The moments of a copy at which a crash is tried out. */
export const steps = [
  'started',
  'block-written',
  'window-written',
  'window-synced',
  'window-recorded',
  'window-journalled',
  'data-complete',
  'proven',
  'manifest-written',
  'manifest-in-place',
  'journal-removed',
] as const

export type Step = (typeof steps)[number]

/** What every operation on disks works with. */
export interface Engine {
  readonly hash: HashPool
  /** Shared memory for blocks that is not in use; kept, so that no more is made than blocks are under way. */
  readonly spare: Buffer[]
  readonly controls: Controls
  readonly throttle: Throttle
  readonly clock: Clock
  /** Blocks of data between two synced journal records. */
  readonly windowBlocks: number
  readonly onProgress: (event: DiskProgress) => void
  readonly onNotice: (notice: DiskNotice) => void
  /** Called at every step; does nothing in normal use. */
  readonly onStep: (step: Step) => Promise<void> | void
  readonly signal: AbortSignal
}
