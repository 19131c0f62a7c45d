import { availableParallelism } from 'node:os'
import { crashPoint } from './crash-point.ts'

/** What work on disks needs of this machine. */
export interface DiskSurroundings {
  readonly threads: number
  /** Milliseconds that never go back. */
  readonly clock: () => number
  /** Kills this process at a step, where a test asks for it; see {@link crashPoint}. */
  readonly onStep: (step: string) => void
}

const mostThreads = 4

export function diskSurroundings(): DiskSurroundings {
  return {
    threads: Math.min(availableParallelism(), mostThreads),
    clock: () => performance.now(),
    onStep: crashPoint(),
  }
}
