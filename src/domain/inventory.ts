import type { Message } from './message.ts'
import type { KeyPair, Network, PublicIp, Router, SecurityGroup, Subnet } from './network-resources.ts'
import type { Image, Server, Snapshot, Volume } from './resources.ts'

/** Kinds of resources that an inventory can list, in the order in which it lists them. */
export const resourceKinds = [
  'servers',
  'volumes',
  'snapshots',
  'images',
  'networks',
  'subnets',
  'routers',
  'securityGroups',
  'keyPairs',
  'publicIps',
] as const

export type ResourceKind = (typeof resourceKinds)[number]

/** Which type stands behind a kind. */
export interface ResourceOf {
  readonly servers: Server
  readonly volumes: Volume
  readonly snapshots: Snapshot
  readonly images: Image
  readonly networks: Network
  readonly subnets: Subnet
  readonly routers: Router
  readonly securityGroups: SecurityGroup
  readonly keyPairs: KeyPair
  readonly publicIps: PublicIp
}

/** Everything that runs in one account and region, as far as it could be read. */
export type Inventory = {
  readonly [K in ResourceKind]: readonly ResourceOf[K][]
} & {
  readonly profile: string
  readonly provider: string
  readonly region: string | null
  /** ISO 8601 UTC. */
  readonly takenAt: string
  /** Something could not be read; `warnings` names it. */
  readonly incomplete: boolean
  readonly warnings: readonly InventoryWarning[]
}

export interface InventoryWarning {
  /** The kind that is missing or not whole; null where it concerns all. */
  readonly kind: ResourceKind | null
  /** How many of that kind were read before; they are in the inventory. */
  readonly read: number
  /** The provider has no such thing, its reading failed, or nothing says to which tenant some of them belong. */
  readonly why: 'absent' | 'failed' | 'noTenant'
  readonly says: Message
}
