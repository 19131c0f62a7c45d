import type { Snapshot } from '../../../domain/resources.ts'

/** Snapshots by the id of their volume. */
export function snapshotsByVolume(snapshots: readonly Snapshot[]): ReadonlyMap<string, readonly Snapshot[]> {
  const groups = new Map<string, Snapshot[]>()
  for (const snapshot of snapshots) {
    const group = groups.get(snapshot.volumeId)
    if (group === undefined) groups.set(snapshot.volumeId, [snapshot])
    else group.push(snapshot)
  }
  return groups
}
