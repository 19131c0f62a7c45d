import type { Inventory, ResourceKind, ResourceOf } from '../../../domain/inventory.ts'
import type { Resource } from '../../../domain/resources.ts'
import { migrationLabel } from '../../../plan/create-key.ts'

/** What there is on a side, without what an unfinished migration has left there. */
export type Lists = { readonly [K in ResourceKind]: readonly ResourceOf[K][] }

/** Our own traces are no business of a plan. */
export function withoutLeftovers(inventory: Inventory): Lists {
  const own = <T extends Resource>(all: readonly T[]): readonly T[] =>
    all.filter(({ labels }) => labels[migrationLabel] === undefined)
  return {
    servers: own(inventory.servers),
    volumes: own(inventory.volumes),
    snapshots: own(inventory.snapshots),
    images: own(inventory.images),
    networks: own(inventory.networks),
    subnets: own(inventory.subnets),
    routers: own(inventory.routers),
    securityGroups: own(inventory.securityGroups),
    keyPairs: own(inventory.keyPairs),
    publicIps: own(inventory.publicIps),
  }
}

/** Networks that are others' too, or lead outside: they are not made on the target but chosen there. */
export function isCommon({ external, shared }: ResourceOf['networks']): boolean {
  return external || shared
}

/** Labels that travel: what this program writes stays behind. */
export function ownLabels({ labels }: Resource): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith('broker-')))
}
