import type { DiskProgress } from '../../../domain/disk.ts'
import { message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'
import { entriesOf } from './entry-ids.ts'

/**
 * Reads the volumes of the source that are still there, and compares them with what was copied of them: what was written to
 * them since, or to what they have grown by, is nowhere else.
 * @throws OnwardError refused – one has another size, or holds something else
 */
export async function requireUnchanged(migration: Migration, tenant: string): Promise<void> {
  const { source, signal } = migration
  const there = new Set<string>()
  for await (const { id } of requireFeature(source, 'inventory').list({ kind: 'volumes', signal })) there.add(id)
  for (const entry of entriesOf(migration, tenant, 'volumes')) {
    if (there.has(entry.observed.id)) await requireSame(migration, tenant, entry)
  }
}

async function requireSame(
  migration: Migration,
  tenant: string,
  { key, desired, observed }: Entry<'volumes'>,
): Promise<void> {
  const { source, journal, signal, onEvent } = migration
  const copied = tenantState(journal.state(), tenant).copied[key]
  if (copied === undefined) return
  const { id } = observed
  const opened = await requireFeature(source, 'volumeSource').open({ of: 'volume', id, signal })
  const { sizeBytes } = opened
  try {
    if (sizeBytes === copied.sizeBytes) {
      const onProgress = (progress: DiskProgress): void => onEvent({ kind: 'copy', tenant, entry: key, progress })
      const root = await migration.readVolume({ source: opened.location, sizeBytes, onProgress, signal })
      if (root === copied.root) return
    }
  } finally {
    await opened.close()
  }
  const values = { name: desired.name, id, at: copied.at, sizeBytes, copiedBytes: copied.sizeBytes }
  throw new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: { 'delete-source': false } },
    says: message(sizeBytes === copied.sizeBytes ? 'migrate.sourceWritten' : 'migrate.sourceResized', values),
    next: message('migrate.sourceWritten.next'),
  })
}
