import type { DiskProgress, ListedDisk, ListProgress } from '../../domain/disk.ts'
import type { Listed } from '../../transfer/list/read-list.ts'

/** Adds up how far the disks of a list are. */
export interface ListWatch {
  begin(entry: Listed): void
  end(entry: Listed, result: ListedDisk): void
  /** At least one. */
  running(): number
  /** Takes the progress of one disk. */
  of(entry: Listed): (event: DiskProgress) => void
}

export function listProgress(totalDisks: number, report: (event: ListProgress) => void): ListWatch {
  const rates = new Map<Listed, number | null>()
  let [doneDisks, failedDisks] = [0, 0]
  return {
    begin: (entry) => {
      rates.set(entry, null)
    },
    end: (entry, { outcome }) => {
      rates.delete(entry)
      if (outcome === 'failed') failedDisks++
      else doneDisks++
    },
    running: () => Math.max(1, rates.size),
    of: (entry) => (event) => {
      rates.set(entry, event.bytesPerSecond)
      const known = [...rates.values()].filter((rate) => rate !== null)
      report({
        doneDisks,
        failedDisks,
        totalDisks,
        runningDisks: rates.size,
        bytesPerSecond: known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0),
        disk: { ...event, source: entry.source, target: entry.target },
      })
    },
  }
}
