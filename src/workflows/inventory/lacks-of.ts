import { unreadKinds, type Deployment } from '../../domain/deployment.ts'
import type { Inventory, ResourceKind } from '../../domain/inventory.ts'
import type { Server } from '../../domain/resources.ts'
import type { Components } from './components-of.ts'
import { nameOf } from './component-names.ts'

/** A sentence with `names`, and how many there are. */
export interface Lack {
  readonly key: `inventory.deployment.${'lacking' | 'unlisted' | 'oversized' | 'oversizedServers' | 'devices'}`
  readonly names: readonly string[]
}

export function lacksOf(parts: Components, inventory: Inventory): readonly Lack[] {
  const lacks: readonly Lack[] = [
    { key: 'inventory.deployment.lacking', names: parts.unsized.map(nameOf) },
    { key: 'inventory.deployment.unlisted', names: unlistedVolumes(parts, inventory) },
    { key: 'inventory.deployment.oversizedServers', names: parts.oversizedServers.map(nameOf) },
    { key: 'inventory.deployment.oversized', names: parts.oversized.map(nameOf) },
    { key: 'inventory.deployment.devices', names: parts.withDevices.map(nameWithDevices) },
  ]
  return lacks.filter(({ names }) => names.length > 0)
}

/** `name (resources:VGPU=1)` */
export function nameWithDevices(server: Server): string {
  return `${nameOf(server)} (${server.size?.devices?.join(', ') ?? ''})`
}

/** Where the list of volumes failed, that says it all. */
export function unlistedVolumes({ unlisted }: Components, inventory: Inventory): readonly string[] {
  return failedKinds(inventory).has('volumes') ? [] : unlisted
}

/** Kinds of which more runs than the components say. */
export function unreadOf(parts: Components, inventory: Inventory): Deployment['incomplete'] {
  const { unsized, oversizedServers, withDevices, unlisted, oversized } = parts
  const failed = failedKinds(inventory)
  const isLacking = {
    servers: unsized.length + oversizedServers.length + withDevices.length > 0,
    volumes: unlisted.length > 0 || oversized.length > 0,
    snapshots: false,
  }
  return unreadKinds.filter((kind) => failed.has(kind) || isLacking[kind])
}

/** Kinds of which not all could be listed. */
export function failedKinds({ warnings }: Inventory): ReadonlySet<ResourceKind | null> {
  return new Set(warnings.flatMap(({ why, kind, whole }) => (why === 'failed' && whole !== true ? [kind] : [])))
}
