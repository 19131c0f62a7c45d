import { accessSync, constants, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { crashPoint } from './crash-point.ts'

/** What work on disks needs of this machine. */
export interface DiskSurroundings {
  readonly threads: number
  /** Where disks that are written to are locked: one place for all users. */
  readonly lockFolder: string
  /** Milliseconds that never go back. */
  readonly clock: () => number
  /** Kills this process at a step, where a test asks for it; see {@link crashPoint}. */
  readonly onStep: (step: string) => void
}

const mostThreads = 4

export function diskSurroundings(): DiskSurroundings {
  return {
    threads: Math.min(availableParallelism(), mostThreads),
    lockFolder: lockFolder(),
    clock: () => performance.now(),
    onStep: crashPoint(),
  }
}

/** The folder of Linux for locks where everybody may make them, and else the one for temporary files. */
const sharedFolder = '/run/lock'

function lockFolder(): string {
  try {
    accessSync(sharedFolder, constants.W_OK)
    // Nobody can remove there what another user has made.
    return (statSync(sharedFolder).mode & 0o1000) !== 0 ? sharedFolder : tmpdir()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return tmpdir()
    throw error
  }
}
