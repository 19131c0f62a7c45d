import { availableParallelism } from 'node:os'

/** What work on disks needs of this machine. */
export interface DiskSurroundings {
  readonly threads: number
  /** Milliseconds that never go back. */
  readonly clock: () => number
  /** Kills this process at a step; only where a test asks for it with BROKER_CRASH_AT=step[:nth time]. */
  readonly onStep: (step: string) => void
}

const mostThreads = 4

export function diskSurroundings(): DiskSurroundings {
  const [crashStep, nth = '1'] = (process.env['BROKER_CRASH_AT'] ?? '').split(':')
  let left = Number(nth)
  return {
    threads: Math.min(availableParallelism(), mostThreads),
    clock: () => performance.now(),
    onStep: (step) => {
      if (step === crashStep && --left === 0) process.kill(process.pid, 'SIGKILL')
    },
  }
}
