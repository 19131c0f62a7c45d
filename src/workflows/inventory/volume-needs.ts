import type { VolumeNeed } from '../../domain/deployment.ts'
import type { Snapshot, Volume } from '../../domain/resources.ts'
import { countBy, groupBy } from './group-by.ts'

const bytesPerGib = 2 ** 30
const none = 0

/** Needs from volumes: those of one size and as many snapshots are one entry. */
export function volumeNeedsWith(snapshots: readonly Snapshot[]): (volumes: readonly Volume[]) => readonly VolumeNeed[] {
  const kept = countBy(snapshots.map(({ volumeId }) => volumeId))
  return (volumes) => {
    const needs = volumes.map(({ id, sizeBytes }) => ({
      sizeGib: Math.max(0.001, Number((sizeBytes / bytesPerGib).toFixed(3))),
      snapshotsKept: kept.get(id) ?? none,
    }))
    const groups = groupBy(needs, ({ sizeGib, snapshotsKept }) => `${String(sizeGib)} ${String(snapshotsKept)}`)
    return [...groups.values()].flatMap((group): VolumeNeed[] => {
      const [first] = group
      return first === undefined ? [] : [{ ...first, class: 'general', count: group.length }]
    })
  }
}
