/** What every resource has. Times are ISO 8601 UTC. */
export interface Resource {
  /** The provider's own id: unique within its kind and region. */
  readonly id: string
  /** As the provider gives it, control characters included; may be empty. */
  readonly name: string
  /** The user's own, by key. As a provider lists them, `broker-key` is among them; an inventory is without it. Tags without a value are keys with an empty one. */
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

/** Something that is made, works and breaks. */
export interface Stateful {
  /** In our words. */
  readonly state: ResourceState
  /** The provider's own word, as it came. */
  readonly providerState: string
}

/** How large a server is. */
export interface ServerSize {
  /** Name of the size at the provider, e.g. `m1.small`. */
  readonly name: string
  /** Virtual processors. */
  readonly vcpu: number
  /** Memory. */
  readonly memoryMib: number
  /** System disk that comes with the size; 0 where there is none. */
  readonly diskGib: number
  /** Ephemeral and swap disks that come with the size besides, and go with the server; left out where there are none. */
  readonly extraDiskGib?: number | undefined
  /** GPUs and other devices that come with the size, as the provider writes them, e.g. `resources:VGPU=1`; left out where none is told. */
  readonly devices?: readonly string[] | undefined
}

/** A volume in the hands of a server. */
export interface AttachedVolume {
  /** Id of the volume. */
  readonly volumeId: string
  /** E.g. `/dev/vdb`; null where the provider does not tell. */
  readonly device: string | null
}

/** An address of a server. */
export interface Address {
  /** As people write it. */
  readonly address: string
  /** Of the internet protocol. */
  readonly version: 4 | 6
  /** `fixed`: of its network. `public`: reached from outside, and may be moved. */
  readonly kind: 'fixed' | 'public'
  /** Name or id of the network, as the provider gives it. */
  readonly network: string
  /** Of its interface; null where the provider does not tell. */
  readonly mac: string | null
}

export interface Server extends Resource, Stateful {
  /** Null where the size has been deleted since and the provider no longer describes it. */
  readonly size: ServerSize | null
  /** Null where it was started from a volume. */
  readonly imageId: string | null
  /** Those that it has in its hands. */
  readonly volumes: readonly AttachedVolume[]
  /** All of all its interfaces. */
  readonly addresses: readonly Address[]
  /** Names, as far as the provider tells them. Several groups may have one name, and some may be another account's. */
  readonly securityGroups: readonly string[]
  /**
   * Ids of every group that any of its interfaces is in, also of those that no list of this account shows; null where the provider tells
   * names only.
   */
  readonly securityGroupIds: readonly string[] | null
  /** Name; null where it has none. */
  readonly keyPair: string | null
  /** Null where the provider has none. */
  readonly zone: string | null
  /** Group that keeps servers together or apart; null where there is none. */
  readonly serverGroup: string | null
}

export interface Volume extends Resource, Stateful {
  /** Of the disk. */
  readonly sizeBytes: number
  /** Size of what was moved here, where it is smaller than the volume; null where nothing says so. */
  readonly logicalBytes: number | null
  /** The provider's name of the storage class; null where it has one only. */
  readonly class: string | null
  /** The provider starts servers from it. */
  readonly bootable: boolean
  /** By the provider. */
  readonly encrypted: boolean
  /** May be attached to several servers at a time. */
  readonly shareable: boolean
  /** Who has it in hands. */
  readonly attachedTo: readonly { readonly serverId: string; readonly device: string | null }[]
  /** What it was made from; null where from none. */
  readonly snapshotId: string | null
  /** What it was made from; null where from none. */
  readonly imageId: string | null
  /** Null where the provider has none. */
  readonly zone: string | null
}

export interface Snapshot extends Resource, Stateful {
  /** Whose copy it is; the volume may be gone. */
  readonly volumeId: string
  /** Of the volume when it was taken. */
  readonly sizeBytes: number
}

/** Format of a file that holds a disk. `other`: one for which we have no word. */
export type ImageFormat = 'raw' | 'qcow2' | 'vmdk' | 'vhd' | 'vhdx' | 'vdi' | 'iso' | 'other'

export interface Image extends Resource, Stateful {
  /** Of the file. */
  readonly format: ImageFormat
  /** Bytes of the file; null while nothing has been uploaded. */
  readonly sizeBytes: number | null
  /** Bytes of the disk it describes; null where the provider does not tell. */
  readonly diskBytes: number | null
  /** Null where the provider has none. */
  readonly checksum: Checksum | null
  /** Least disk of a server that starts from it; 0: none. */
  readonly minDiskGib: number
  /** Least memory of a server that starts from it; 0: none. */
  readonly minMemoryMib: number
  /** Others see it too. */
  readonly shared: boolean
}

/** Of the file as it lies at the provider. */
export interface Checksum {
  /** As `node:crypto` names it, e.g. `sha512`. */
  readonly algorithm: string
  /** Lower-case hexadecimal. */
  readonly value: string
}
