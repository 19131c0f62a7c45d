import { unreadKinds, type Deployment } from '../../domain/deployment.ts'
import type { Inventory, ResourceKind } from '../../domain/inventory.ts'
import type { Components } from './components-of.ts'
import { nameOf } from './component-names.ts'

/** A sentence with `names`, and how many there are. */
export interface Lack {
  readonly key: `inventory.deployment.${'lacking' | 'unlisted' | 'oversized' | 'oversizedServers'}`
  readonly names: readonly string[]
}

export function lacksOf(parts: Components, inventory: Inventory): readonly Lack[] {
  const lacks: readonly Lack[] = [
    { key: 'inventory.deployment.lacking', names: parts.unsized.map(nameOf) },
    { key: 'inventory.deployment.unlisted', names: unlistedVolumes(parts, inventory) },
    { key: 'inventory.deployment.oversizedServers', names: parts.oversizedServers.map(nameOf) },
    { key: 'inventory.deployment.oversized', names: parts.oversized.map(nameOf) },
  ]
  return lacks.filter(({ names }) => names.length > 0)
}

/** Where the list of volumes failed, that says it all. */
export function unlistedVolumes({ unlisted }: Components, inventory: Inventory): readonly string[] {
  return failedKinds(inventory).has('volumes') ? [] : unlisted
}

/** Kinds of which more runs than the components say. */
export function unreadOf(parts: Components, inventory: Inventory): Deployment['incomplete'] {
  const { unsized, oversizedServers, unlisted, oversized } = parts
  const failed = failedKinds(inventory)
  const isLacking = {
    servers: unsized.length > 0 || oversizedServers.length > 0,
    volumes: unlisted.length > 0 || oversized.length > 0,
    snapshots: false,
  }
  return unreadKinds.filter((kind) => failed.has(kind) || isLacking[kind])
}

/** Kinds of which not all could be listed. */
export function failedKinds({ warnings }: Inventory): ReadonlySet<ResourceKind | null> {
  return new Set(warnings.flatMap(({ why, kind, whole }) => (why === 'failed' && whole !== true ? [kind] : [])))
}
