import { migratedLabel } from '../../../plan/create-key.ts'
import { findEntry } from './entry-ids.ts'
import { logicalBytesLabel } from '../../../providers/contract/creation.ts'
import { isOurs } from './unmake.ts'
import type { MadeState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'

/**
 * What was moved carries the user's own labels and the digest of its receipt from now on, in the place of the labels of the
 * work. Where the provider cannot change labels, they stay.
 */
export async function relabel(migration: Migration, tenant: string, digest: string): Promise<void> {
  const { target, journal, signal } = migration
  const { labels } = target.features
  if (labels === undefined) return
  for (const made of journal.state().made.values()) {
    if (made.tenant !== tenant || made.purpose !== 'product' || made.id === null || !isOurs(made)) continue
    if ((target.facts.limits[made.resource]?.labels ?? null) === null) continue
    const own = await ownLabels(migration, made)
    await labels.set({ kind: made.resource, id: made.id, labels: { ...own, [migratedLabel]: digest }, signal })
  }
}

/** Those of the plan, and the length of what was moved, which the next move needs. */
async function ownLabels(migration: Migration, made: MadeState): Promise<Readonly<Record<string, string>>> {
  const { resource, entry } = made
  if (resource === 'snapshots') return {}
  const desired = findEntry(migration, resource, entry)?.entry.desired
  const labels = desired !== undefined && 'labels' in desired ? desired.labels : {}
  if (resource !== 'volumes') return labels
  const { inventory } = migration.target.features
  for await (const volume of inventory?.list({ kind: 'volumes', signal: migration.signal }) ?? []) {
    const length = volume.labels[logicalBytesLabel]
    if (volume.id === made.id && length !== undefined) return { ...labels, [logicalBytesLabel]: length }
  }
  return labels
}
