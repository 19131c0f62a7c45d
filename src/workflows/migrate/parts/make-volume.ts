import type { Volume } from '../../../domain/resources.ts'
import type { Entry } from '../../../plan/entries.ts'
import { logicalBytesLabel } from '../../../providers/contract/creation.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { make } from './make.ts'
import { product } from './make-networks.ts'

/** Bytes that have to be moved: those of the volume, or those that were moved to it, where that is less. */
export function logicalBytes({ observed }: Entry<'volumes'>): number {
  return observed.logicalBytes ?? observed.sizeBytes
}

/** The volume on the target, empty when it is new. Where it comes out larger, a label tells the length of what is moved. */
export async function makeVolume(migration: Migration, tenant: string, entry: Entry<'volumes'>): Promise<Volume> {
  const { target } = migration
  const { key, desired } = entry
  const logical = logicalBytes(entry)
  const { stepBytes, minBytes } = target.facts.volumeSize
  const sizeBytes = Math.max(desired.sizeBytes, logical)
  const isPadded = sizeBytes > logical || logical < minBytes || logical % stepBytes !== 0
  const labels = isPadded ? { ...desired.labels, [logicalBytesLabel]: String(logical) } : desired.labels
  const making = product({ tenant, resource: 'volumes', entry: key, name: desired.name, labels })
  return await make(migration, making, (identity) =>
    requireFeature(target, 'volumes').create({ ...identity, sizeBytes, class: desired.class, from: null }),
  )
}
