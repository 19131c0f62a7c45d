/** What every resource has. Times are ISO 8601 UTC. */
export interface Resource {
  /** The provider's own id: unique within its kind and region. */
  readonly id: string
  /** As the provider gives it, control characters included; may be empty. */
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  /** The customer or project that moves as one: by default the provider's own project; null where nothing says so. */
  readonly tenant: string | null
  /** Null where the provider does not tell. */
  readonly createdAt: string | null
}

/**
 * A state in our words. `changing`: the provider is at work on it. `error`: it gave up. `unknown`: a state of its own for which we
 * have no word; `providerState` has it.
 */
export type ResourceState = 'ready' | 'running' | 'stopped' | 'changing' | 'error' | 'unknown'

export interface Stateful {
  readonly state: ResourceState
  /** The provider's own word, as it came. */
  readonly providerState: string
}

export interface ServerSize {
  /** Name of the size at the provider, e.g. `m1.small`. */
  readonly name: string
  readonly vcpu: number
  readonly memoryMib: number
  /** System disk that comes with the size; 0 where there is none. */
  readonly diskGib: number
}

export interface AttachedVolume {
  readonly volumeId: string
  /** E.g. `/dev/vdb`; null where the provider does not tell. */
  readonly device: string | null
}

export interface Address {
  readonly address: string
  readonly version: 4 | 6
  readonly kind: 'fixed' | 'public'
  /** Name or id of the network, as the provider gives it. */
  readonly network: string
  readonly mac: string | null
}

export interface Server extends Resource, Stateful {
  /** Null where the size has been deleted since and the provider no longer describes it. */
  readonly size: ServerSize | null
  /** Null where it was started from a volume. */
  readonly imageId: string | null
  readonly volumes: readonly AttachedVolume[]
  readonly addresses: readonly Address[]
  /** Names. */
  readonly securityGroups: readonly string[]
  readonly keyPair: string | null
  readonly zone: string | null
  /** Group that keeps servers together or apart; null where there is none. */
  readonly serverGroup: string | null
}

export interface Volume extends Resource, Stateful {
  readonly sizeBytes: number
  /** Size of what was moved here, where it is smaller than the volume; null where nothing says so. */
  readonly logicalBytes: number | null
  /** The provider's name of the storage class; null where it has one only. */
  readonly class: string | null
  readonly bootable: boolean
  readonly encrypted: boolean
  /** May be attached to several servers at a time. */
  readonly shareable: boolean
  readonly attachedTo: readonly { readonly serverId: string; readonly device: string | null }[]
  readonly snapshotId: string | null
  readonly imageId: string | null
  readonly zone: string | null
}

export interface Snapshot extends Resource, Stateful {
  readonly volumeId: string
  readonly sizeBytes: number
}

export type ImageFormat = 'raw' | 'qcow2' | 'vmdk' | 'vhd' | 'vhdx' | 'vdi' | 'iso' | 'other'

export interface Image extends Resource, Stateful {
  readonly format: ImageFormat
  /** Bytes of the file; null while nothing has been uploaded. */
  readonly sizeBytes: number | null
  /** Bytes of the disk it describes; null where the provider does not tell. */
  readonly diskBytes: number | null
  readonly checksum: Checksum | null
  readonly minDiskGib: number
  readonly minMemoryMib: number
  readonly shared: boolean
}

/** Of the file as it lies at the provider. */
export interface Checksum {
  /** As `node:crypto` names it, e.g. `sha512`. */
  readonly algorithm: string
  /** Lower-case hexadecimal. */
  readonly value: string
}
