import type {
  KeyPairsFeature,
  NetworksFeature,
  PublicIpsFeature,
  RoutersFeature,
  SecurityGroupsFeature,
} from './network-features.ts'
import type { LabelsFeature } from './label-feature.ts'
import type { AccessFeature, InventoryFeature, OffersFeature, QuotasFeature } from './reading-features.ts'
import type {
  AttachmentsFeature,
  ImageLimitsFeature,
  ImagesFeature,
  ServersFeature,
  SnapshotsFeature,
  VolumesFeature,
  VolumeSinkFeature,
  VolumeSourceFeature,
} from './storage-features.ts'

/** Every noun that a provider may offer, each of one to three methods. What is missing cannot be done. */
export interface AllFeatures {
  /** Whether the account can be used. */
  readonly access: AccessFeature
  /** What there is. */
  readonly inventory: InventoryFeature
  /** Sizes of servers. */
  readonly offers: OffersFeature
  /** Limits, and what is used of them. */
  readonly quotas: QuotasFeature
  /** Creating and deleting volumes. */
  readonly volumes: VolumesFeature
  /** Creating and deleting snapshots. */
  readonly snapshots: SnapshotsFeature
  /** Reading blocks where they lie. */
  readonly volumeSource: VolumeSourceFeature
  /** Writing blocks where they lie. */
  readonly volumeSink: VolumeSinkFeature
  /** Disks as files, up and down. */
  readonly images: ImagesFeature
  /** Which images are taken. */
  readonly imageLimits: ImageLimitsFeature
  /** Creating, starting, stopping and deleting servers. */
  readonly servers: ServersFeature
  /** Volumes in the hands of servers. */
  readonly attachments: AttachmentsFeature
  /** Creating and deleting networks and subnets. */
  readonly networks: NetworksFeature
  /** Creating and deleting routers. */
  readonly routers: RoutersFeature
  /** Creating and deleting security groups. */
  readonly securityGroups: SecurityGroupsFeature
  /** Creating and deleting key pairs. */
  readonly keyPairs: KeyPairsFeature
  /** Taking and giving back public addresses. */
  readonly publicIps: PublicIpsFeature
  /** Labels of things that are there already. */
  readonly labels: LabelsFeature
}

/** Name of a feature, as the capability table and errors show it. */
export type FeatureName = keyof AllFeatures

/** What one provider can do; a key that is missing cannot be done. */
export type Features = Readonly<Partial<AllFeatures>>

/** In the order of the capability table. Checked against {@link AllFeatures} by the compiler. */
export const featureNames = [
  'access',
  'inventory',
  'offers',
  'quotas',
  'volumes',
  'snapshots',
  'volumeSource',
  'volumeSink',
  'images',
  'imageLimits',
  'servers',
  'attachments',
  'networks',
  'routers',
  'securityGroups',
  'keyPairs',
  'publicIps',
  'labels',
] as const satisfies readonly FeatureName[]
