import type { ResourceKind } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import {
  migratedLabel,
  migrationLabel,
  purposeLabel,
  sourceLabel,
  switchedLabel,
  tenantLabel,
} from '../../../plan/create-key.ts'
import type { MadeState } from '../../../plan/migration-state.ts'
import { ProviderError, type ErrorCode } from '../../../providers/contract/errors.ts'
import type { LabelsFeature } from '../../../providers/contract/label-feature.ts'
import type { Migration } from '../migration.ts'
import { findEntry } from './entry-ids.ts'
import { entryLabel } from './make.ts'
import { isOurs } from './unmake.ts'

/** Labels of the work, which end with it. */
const workLabels = [migrationLabel, tenantLabel, entryLabel, purposeLabel, switchedLabel]

/**
 * What was moved carries the digest of its receipt from now on, in the place of the labels of the work; and the user's own, where
 * they could not be given when it was made. All other labels stay as they are. Where the provider cannot change labels, they stay too.
 */
export async function relabel(migration: Migration, tenant: string, digest: string): Promise<void> {
  const { target, journal } = migration
  const { labels } = target.features
  if (labels === undefined) return
  for (const made of journal.state().made.values()) {
    const { id, resource } = made
    if (made.tenant !== tenant || made.purpose !== 'product' || id === null || !isOurs(made)) continue
    if (labels.limits[resource] === undefined) continue
    await relabelOne(migration, labels, { made, id, digest })
  }
}

interface Relabelling {
  readonly made: MadeState
  readonly id: string
  readonly digest: string
}

/** A label that is refused holds up nothing: what was moved is complete without it. */
async function relabelOne(
  migration: Migration,
  labels: LabelsFeature,
  { made, id, digest }: Relabelling,
): Promise<void> {
  const { resource: kind, entry, tenant } = made
  const set = { ...ownLabels(migration, kind, entry), ...originLabel(migration, kind, entry), [migratedLabel]: digest }
  try {
    await labels.change({ kind, id, set, remove: workLabels, signal: migration.signal })
  } catch (error) {
    if (!(error instanceof ProviderError && passing.has(error.code))) throw error
    const values = { kind: message(`inventory.kind.${kind}`), entry, reason: error.says }
    migration.onEvent({ kind: 'step', tenant, says: message('migrate.finish.unlabelled', values) })
  }
}

/** It is gone, the cloud has no place for labels after all, or refuses this one: trying again brings nothing. */
const passing: ReadonlySet<ErrorCode> = new Set(['not-found', 'unsupported', 'conflict'])

/** What tells another migration of the same source that it was moved already. */
export function originLabel(migration: Migration, kind: ResourceKind, entry: string): Readonly<Record<string, string>> {
  if (kind !== 'servers' && kind !== 'volumes') return {}
  const origin = findEntry(migration, kind, entry)?.entry.observed.id
  return origin === undefined ? {} : { [sourceLabel]: origin }
}

/** Those of the plan, for what could not be given them when it was made. */
function ownLabels(migration: Migration, kind: ResourceKind, entry: string): Readonly<Record<string, string>> {
  const couldBeGiven = (migration.target.facts.limits[kind]?.labels ?? null) !== null
  if (couldBeGiven || kind === 'snapshots') return {}
  const desired = findEntry(migration, kind, entry)?.entry.desired
  return desired !== undefined && 'labels' in desired ? desired.labels : {}
}
