import type { DiskPhase, DiskProgress } from '../../domain/disk.ts'
import type { Controls } from './controls.ts'
import type { Clock } from './throttle.ts'

export interface Progress {
  add(bytes: number): void
  /** The last event of the phase. */
  end(): void
}

const reportEveryMs = 500
const rateOverMs = 10_000
const shortestRateMs = 1000

/** The rate is that of the last ten seconds, or since the limit was changed; never above the limit that holds now. */
export function createProgress(request: {
  readonly phase: DiskPhase
  readonly totalBytes: number
  readonly clock: Clock
  readonly controls: Pick<Controls, 'settings'>
  readonly report: (event: DiskProgress) => void
}): Progress {
  const { phase, totalBytes, clock, controls, report } = request
  let marks: { readonly at: number; readonly done: number }[] = [{ at: clock(), done: 0 }]
  let limit = controls.settings().bandwidthMibps
  let doneBytes = 0
  let reportedAt = clock()
  const tell = (): void => {
    const now = clock()
    const limitNow = controls.settings().bandwidthMibps
    if (limitNow !== limit) marks = []
    limit = limitNow
    marks.push({ at: now, done: doneBytes })
    while (marks.length > 2 && now - (marks[0]?.at ?? now) > rateOverMs) marks.shift()
    const [first] = marks
    const passedMs = first === undefined ? 0 : now - first.at
    const moved = doneBytes - (first?.done ?? doneBytes)
    const most = limit === null ? Infinity : limit * 1024 * 1024
    const bytesPerSecond = passedMs < shortestRateMs || moved === 0 ? null : Math.min((moved / passedMs) * 1000, most)
    const secondsLeft = bytesPerSecond === null ? null : Math.max(0, totalBytes - doneBytes) / bytesPerSecond
    reportedAt = now
    report({ phase, doneBytes, totalBytes, bytesPerSecond, secondsLeft })
  }
  return {
    add: (bytes) => {
      doneBytes += bytes
      if (clock() - reportedAt >= reportEveryMs) tell()
    },
    end: tell,
  }
}
