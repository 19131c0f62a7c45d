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

/** Name of a kind. */
export type ResourceKind = (typeof resourceKinds)[number]

/** Which type stands behind a kind. */
export interface ResourceOf {
  /** Machines. */
  readonly servers: Server
  /** Disks that live by themselves. */
  readonly volumes: Volume
  /** Frozen copies of volumes. */
  readonly snapshots: Snapshot
  /** Disks as files. */
  readonly images: Image
  /** Private networks, and those to the outside. */
  readonly networks: Network
  /** Ranges of addresses. */
  readonly subnets: Subnet
  /** What joins subnets. */
  readonly routers: Router
  /** Who may talk to whom. */
  readonly securityGroups: SecurityGroup
  /** Public keys for servers. */
  readonly keyPairs: KeyPair
  /** Addresses that are reached from outside. */
  readonly publicIps: PublicIp
}

/** Everything that runs in one account and region, as far as it could be read. */
export type Inventory = {
  readonly [K in ResourceKind]: readonly ResourceOf[K][]
} & {
  /** As it was asked for. */
  readonly profile: string
  /** Kind of provider. */
  readonly provider: string
  /** Null where the provider has none. */
  readonly region: string | null
  /** ISO 8601 UTC. */
  readonly takenAt: string
  /** Something could not be read; `warnings` names it. */
  readonly incomplete: boolean
  /** What is missing, and what nobody owns. */
  readonly warnings: readonly InventoryWarning[]
}

/** Something that is missing in an inventory. */
export interface InventoryWarning {
  /** The kind that is missing or not whole; null where it concerns all. */
  readonly kind: ResourceKind | null
  /** How many of that kind were read before; they are in the inventory. */
  readonly read: number
  /** The provider has no such thing, its reading failed, or nothing says to which tenant some of them belong. */
  readonly why: 'absent' | 'failed' | 'noTenant'
  /** All of that kind are listed: what could not be read is only something that they carry besides. */
  readonly whole?: true | undefined
  /** What is missing and why, in a sentence. */
  readonly says: Message
  /** What to do about it; null where there is nothing to do. */
  readonly next: Message | null
}
