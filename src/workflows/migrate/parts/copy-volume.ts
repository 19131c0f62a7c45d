import { message } from '../../../domain/message.ts'
import type { CopyReport } from '../../../domain/disk.ts'
import type { Entry } from '../../../plan/entries.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { makeVolume } from './make-volume.ts'
import { dropOlderSnapshots, sourceSnapshot } from './source-snapshot.ts'
import { OnwardError } from '../onward.ts'

export interface VolumeWork {
  readonly tenant: string
  readonly entry: Entry<'volumes'>
  /** Its servers have shut down and are observed stopped, and stay so. */
  readonly consistent: boolean
}

/** Brings one volume of the target to what the source holds now, and proves it. */
export async function bringVolume(migration: Migration, work: VolumeWork): Promise<void> {
  const { tenant, entry } = work
  const snapshotId = await sourceSnapshot(migration, { tenant, entry, anew: work.consistent })
  await copySnapshot(migration, work, snapshotId)
}

/** Copies a snapshot of the source to the volume of the target, and proves it. */
export async function copySnapshot(migration: Migration, work: VolumeWork, snapshotId: string): Promise<void> {
  const { tenant, entry, consistent } = work
  const { journal, machine } = migration
  const volume = await makeVolume(migration, tenant, entry)
  const began = machine.clock()
  const report = await transfer(migration, work, { snapshotId, volumeId: volume.id })
  await journal.append({
    kind: 'copied',
    tenant,
    entry: entry.key,
    snapshotId,
    targetId: volume.id,
    mode: report.mode,
    consistent,
    root: report.root,
    proof: report.proof,
    sizeBytes: report.sizeBytes,
    targetBytes: report.targetBytes,
    dataBlocks: report.blocks.data,
    undefinedBlocks: report.blocks.undefined,
    writtenBytes: report.writtenBytes,
    seconds: Math.round(machine.clock() - began) / 1000,
  })
  await dropOlderSnapshots(migration, entry.key, snapshotId)
}

async function transfer(
  migration: Migration,
  { tenant, entry }: VolumeWork,
  { snapshotId, volumeId }: { readonly snapshotId: string; readonly volumeId: string },
): Promise<CopyReport> {
  const { source, target, machine, journal, signal, onEvent } = migration
  const from = await requireFeature(source, 'volumeSource').open({ of: 'snapshot', id: snapshotId, signal })
  try {
    const to = await requireFeature(target, 'volumeSink').open({ id: volumeId, signal })
    try {
      refuseShrunk(entry, from.sizeBytes, to.sizeBytes)
      return await migration.copyVolume({
        source: from.location,
        target: to.location,
        state: machine.stateOf(entry.key),
        distrust: tenantState(journal.state(), tenant).targetWritten,
        onProgress: (progress) => onEvent({ kind: 'copy', tenant, entry: entry.key, progress }),
        signal,
      })
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
}

/** The volume of the source has grown since the target was made. */
function refuseShrunk({ key, desired }: Entry<'volumes'>, source: number, target: number): void {
  if (target >= source) return
  const values = { name: desired.name, key, source, target }
  throw new OnwardError({
    kind: 'refused',
    onward: { kind: 'phase', phase: 'rollback', tenants: null },
    says: message('migrate.volumeGrown', values),
    next: message('migrate.volumeGrown.next'),
  })
}
