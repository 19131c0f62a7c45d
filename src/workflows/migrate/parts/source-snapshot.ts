import type { Entry } from '../../../plan/entries.ts'
import type { MadeState } from '../../../plan/migration-state.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { make } from './make.ts'
import { unmake } from './unmake.ts'

export interface SnapshotRequest {
  readonly tenant: string
  readonly entry: Entry<'volumes'>
  /** Taken anew in any case; else one that was not copied to the end is taken again, so that its copy goes on. */
  readonly anew: boolean
}

/** A snapshot of a source volume, of this moment or of the copy that was interrupted. Returns its id. */
export async function sourceSnapshot(migration: Migration, request: SnapshotRequest): Promise<string> {
  const { tenant, entry, anew } = request
  const { journal, source, plan } = migration
  const taken = snapshotsOf(migration, entry.key)
  const copied = tenantState(journal.state(), tenant).copied[entry.key]?.snapshotId
  const last = taken.at(-1)
  const goesOn = !anew && last !== undefined && last.state !== 'gone' && last.state !== 'deleting' && last.id !== copied
  const nth = goesOn ? taken.length - 1 : taken.length
  const name = `broker ${plan.name} ${entry.desired.name} ${String(nth + 1)}`
  const making = {
    side: 'source',
    resource: 'snapshots',
    purpose: 'snapshot',
    tenant,
    entry: entry.key,
    nth,
    name,
  } as const
  const snapshot = await make(migration, { ...making, labels: {} }, (identity) =>
    requireFeature(source, 'snapshots').create({ ...identity, volumeId: entry.observed.id }),
  )
  return snapshot.id
}

/** Deletes our snapshots of a source volume but the one that was copied last. */
export async function dropOlderSnapshots(migration: Migration, entry: string, keepId: string): Promise<void> {
  for (const made of snapshotsOf(migration, entry)) {
    if (made.state !== 'gone' && made.id !== keepId) await unmake(migration, made)
  }
}

/** In the order in which they were taken. */
function snapshotsOf({ journal }: Migration, entry: string): readonly MadeState[] {
  const made = [...journal.state().made.values()]
  return made.filter((one) => one.purpose === 'snapshot' && one.side === 'source' && one.entry === entry)
}
