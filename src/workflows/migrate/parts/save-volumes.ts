import { join } from 'node:path'
import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import { createKey } from '../../../plan/create-key.ts'
import type { Entry } from '../../../plan/entries.ts'
import { type SavedVolume, tenantState } from '../../../plan/migration-state.ts'
import { keyLabel } from '../../../providers/contract/creation.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entriesOf, knownTargetId } from './entry-ids.ts'

/**
 * Copies every volume of a tenant that is on the target to this machine, and proves the copies. One that was copied before is
 * compared as a whole, and brought to what the volume holds now: its server may have run since. `again`: this run has copied them all.
 */
export async function saveVolumes(
  migration: Migration,
  { tenant, again }: { readonly tenant: string; readonly again: boolean },
): Promise<void> {
  const there = (await volumesOfTarget(migration, tenant)).flatMap(({ entry, id }) =>
    id === null ? [] : [{ entry, id }],
  )
  if (there.length === 0) return
  const folder = await archiveFor(migration, tenant, there)
  for (const { entry, id } of there) {
    await saveVolume(migration, { tenant, entry, id, file: join(folder, `${entry.key}.raw`), again })
  }
}

/**
 * The folder of the undoing that is under way, else a new one: what was saved of other volumes – by an undoing that this
 * journal does not know – is never written over.
 */
async function archiveFor(
  { machine, journal }: Migration,
  tenant: string,
  there: readonly { readonly entry: Entry<'volumes'>; readonly id: string }[],
): Promise<string> {
  const { archive, generation } = tenantState(journal.state(), tenant)
  if (archive !== null && there.every(({ entry, id }) => archive.volumes[entry.key] === id)) {
    return await machine.archiveOf({ tenant, number: archive.number })
  }
  const number = await machine.newArchive({ tenant, first: generation + 1 })
  const volumes = Object.fromEntries(there.map(({ entry, id }) => [entry.key, id]))
  await journal.append({ kind: 'archive', tenant, number, volumes })
  return await machine.archiveOf({ tenant, number })
}

export interface TargetVolume {
  readonly entry: Entry<'volumes'>
  /** Null: it is not there. */
  readonly id: string | null
}

/** The volumes of a tenant, as they are on the target now. */
export async function volumesOfTarget(migration: Migration, tenant: string): Promise<readonly TargetVolume[]> {
  const { plan, target, signal } = migration
  const there = new Set<string>()
  const byKey = new Map<string, string>()
  for await (const { id, labels } of requireFeature(target, 'inventory').list({ kind: 'volumes', signal })) {
    there.add(id)
    byKey.set(labels[keyLabel] ?? '', id)
  }
  return entriesOf(migration, tenant, 'volumes').map((entry) => {
    const known = knownTargetId(migration, 'volumes', entry.key)
    if (known !== null && there.has(known)) return { entry, id: known }
    const key = createKey({ planId: plan.id, purpose: 'product', entry: `volumes/${entry.key}`, nth: 0 })
    return { entry, id: byKey.get(key) ?? null }
  })
}

interface Saving {
  readonly tenant: string
  readonly entry: Entry<'volumes'>
  readonly id: string
  readonly file: string
  readonly again: boolean
}

async function saveVolume(migration: Migration, { tenant, entry, id, file, again }: Saving): Promise<void> {
  const { target, journal, signal, onEvent } = migration
  const before = tenantState(journal.state(), tenant).saved[entry.key]
  const from = await requireFeature(target, 'volumeSource').open({ of: 'volume', id, signal })
  try {
    const { root, sizeBytes } = await migration.copyVolume({
      source: from.location,
      target: file,
      state: file,
      // Of a copy that was killed, what it has read may be another by now.
      distrust: !again,
      onProgress: (progress) => onEvent({ kind: 'copy', tenant, entry: entry.key, progress }),
      signal,
    })
    if (before?.root === root && before.sizeBytes === sizeBytes && before.file === file) return
    await journal.append({ kind: 'saved-volume', tenant, entry: entry.key, file, root, sizeBytes })
  } finally {
    await from.close()
  }
}

/** Names of volumes that are not on the target any more, and of which nothing is saved, each with what was seen. */
export async function lostVolumes(migration: Migration, tenant: string): Promise<readonly string[]> {
  const { saved } = tenantState(migration.journal.state(), tenant)
  const lost: string[] = []
  for (const { entry, id } of await volumesOfTarget(migration, tenant)) {
    if (id !== null) continue
    const file = saved[entry.key]
    if (file === undefined) lost.push(entry.desired.name)
    else if (!(await isIntact(migration, { tenant, entry, file }))) lost.push(`${entry.desired.name} (${file.file})`)
  }
  return lost
}

/** Whether a file holds what was saved. One that cannot be read is told of. */
async function isIntact(
  { readVolume, onEvent, signal }: Migration,
  {
    tenant,
    entry,
    file: { file, root, sizeBytes },
  }: { readonly tenant: string; readonly entry: Entry<'volumes'>; readonly file: SavedVolume },
): Promise<boolean> {
  if (sizeBytes === null) return false
  try {
    const onProgress: Parameters<Migration['readVolume']>[0]['onProgress'] = (progress) =>
      onEvent({ kind: 'copy', tenant, entry: entry.key, progress })
    return (await readVolume({ source: file, sizeBytes, onProgress, signal })) === root
  } catch (error) {
    if (!(error instanceof BrokerError) || signal.aborted) throw error
    onEvent({ kind: 'step', tenant, says: message('migrate.step.savedUnread', { file, reason: error.says }) })
    return false
  }
}
